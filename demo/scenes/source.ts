import { clause, clauseHeading, paragraph, table, writeDocx } from '#platform/documents/index.ts';
import { candidatesOf, dealWithCandidates, readSource, sourceDocumentsById } from '#slices/plan/index.ts';
import type { Scene } from '../build.ts';
import { only, the } from './helpers.ts';

/** The specification of four years ago, as a Word file: what the framework bought, minute by minute. */
const theOldOne = () =>
  writeDocx({
    title: 'Home care framework: service specification',
    author: 'Thornmere Council',
    writtenAt: new Date('2022-11-01T09:00:00Z'),
    blocks: [
      paragraph('This document sets out the service. Thornmere has four zones and a long shore.'),
      clauseHeading(1, 'Visits'),
      clause(2, 'Attend within 15 minutes of the planned time.'),
      clause(
        2,
        'The provider shall deliver no less than 95 per cent of the minutes commissioned in each four-week period.',
      ),
      clause(2, 'The provider shall inform the council on the same day of any change in a person’s condition.'),
      clauseHeading(1, 'Staff'),
      clause(2, 'All care workers must hold or be working towards the Care Certificate.'),
      table(
        'Response',
        ['Event', 'The provider shall'],
        [
          ['A missed visit', 'tell the person and the council within one hour'],
          ['The end of the contract', 'hand over all care plans eight weeks before'],
        ],
      ),
    ],
  });

/** What is worth keeping of the old specification is taken; the minutes are left where they are. */
export const theOldSpecificationIsRead: readonly Scene[] = [
  {
    day: -76,
    as: 'dev',
    async does(act, world) {
      const bytes = await theOldOne();
      const { id } = await readSource(act, {
        caseId: the(world, 'case'),
        name: 'home-care-specification-2022.docx',
        bytes,
      });
      world['source.framework'] = id;
      const source = only(await sourceDocumentsById(act.tx, [id]));
      const candidates = await candidatesOf(act.tx, id);
      const those = (sign: RegExp) => candidates.filter((one) => sign.test(one.words)).map((one) => one.id);
      const deal = (does: 'take' | 'leave', sign: RegExp, serves: string | null) =>
        dealWithCandidates(act, source, {
          candidates: those(sign),
          does,
          type: null,
          outcomeId: serves && the(world, `outcome.${serves}`),
          into: null,
        });
      await deal('take', /missed visit|care plans/, 'start');
      await deal('leave', /95 per cent|15 minutes/, null);
    },
  },
];
