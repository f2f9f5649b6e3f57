import { planDecision, writePaperPart } from '#slices/cases/index.ts';
import type { Scene } from '../build.ts';
import { dated, the } from './helpers.ts';

const part = (
  day: number,
  as: string,
  name: 'recommendation' | 'equality' | 'finance' | 'legal' | 'risks',
  words: string,
  more: { commentBy?: string; exemptUnder?: '3' | '5' } = {},
): Scene => ({
  day,
  as,
  does: (act, world) =>
    writePaperPart(act, the(world, 'case'), {
      part: name,
      words,
      commentBy: more.commentBy ?? null,
      exemptUnder: more.exemptUnder ?? null,
      version: 0,
    }),
});

/** What only people can say in the paper that goes to Cabinet. */
export const thePaperIsWritten: readonly Scene[] = [
  part(
    -20,
    'amara',
    'recommendation',
    'Pay home care at least what it costs to employ people lawfully. Fund the networks in six more patches and the classes for strength and balance. Form an alliance in Fell & Shore and make no single contract there.\nKeep the day centre’s money until its 180 people have agreed where they will meet.',
  ),
  part(
    -19,
    'amara',
    'equality',
    'Disabled people of every age gain only if help with getting out is bought beside help at home: they contest the wording for that reason. Women do most of the paid and unpaid care, and gain from the pay. The 180 people of the day centre lose their place if nothing replaces it; most are over 80.',
    { commentBy: 'Amara Okafor, with the Thornmere Disabled People’s Network' },
  ),
  part(
    -18,
    'ruth',
    'finance',
    'The pay floor alone costs about £0.21 million a year. All of what is recommended costs £1.09 million, of which the council pays 70.9% through the pooled fund. Fewer falls avoid cost in hospital; none of that is cash before the third year.',
    { commentBy: 'The section 151 officer' },
  ),
  part(
    -18,
    'dev',
    'legal',
    'Care Act 2014, sections 2 and 5. A fee below what lawful employment costs can be challenged. The classes are below threshold; the home care framework is light touch.',
    { commentBy: 'The monitoring officer' },
  ),
  {
    day: -17,
    as: 'dev',
    does: (act, world) =>
      planDecision(act, the(world, 'case'), {
        takenBy: 'Cabinet',
        power: 'Care Act 2014 section 5; constitution part 3, paragraph 12',
        isKey: 'yes',
        because: 'it spends more than £500,000 and touches every ward',
        decisionOn: dated(world, { days: 60 }),
        calledInUntil: dated(world, { days: 67 }),
        version: 0,
      }),
  },
];
