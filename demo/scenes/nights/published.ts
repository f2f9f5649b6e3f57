import { seededIds } from '#platform/ids.ts';
import { decideInterest, declarationsOf, declareInterest } from '#slices/cases/index.ts';
import {
  answerClarification,
  askClarification,
  clarificationsOf,
  confirmConflicts,
  makePack,
  noteTalk,
  writeInfluence,
} from '#slices/procurement/index.ts';
import type { Scene } from '../../build.ts';
import { dated, only, procurementOf, the } from '../helpers.ts';
import { publishNotice } from '../notice.ts';
import { unpublished } from './bought.ts';

const wanted = {
  description:
    'Somebody who comes to people’s homes at night when they ring, helps them up, and stays until it is well.',
  cpv: '85312000 Social work services without accommodation',
};

const declares = (as: string, interest: string | null): Scene => ({
  day: -71,
  as,
  does: (act, world) => declareInterest(act, the(world, 'case'), { interest }),
});

/** Nobody influences it who has not declared; what Sal is part of may bid, so Sal takes no part. */
const conflicts: readonly Scene[] = [
  declares('tom', null),
  declares('kofi', null),
  declares('joan', null),
  declares('hughes', null),
  declares('sal', 'Vale Neighbours lets a room to Vale Neighbours Care, which may bid for the nights.'),
  {
    day: -69,
    as: 'dev',
    async does(act, world) {
      const caseId = the(world, 'case');
      const sals = only((await declarationsOf(act.tx, caseId)).filter((one) => one.personId === the(world, 'sal')));
      await decideInterest(act, sals, {
        ...{ declaration: sals.id, version: sals.version, state: 'excluded' },
        because: 'The rent depends on a bidder. Sal judges, opens and decides nothing that is bought here.',
      });
      await noteTalk(act, caseId, {
        supplier: 'Tern Home Support',
        shown: 'The map of falls at night, by street, and the wish for 45 minutes.',
        said: 'In the town half an hour is possible. In the valleys only for somebody who lives there.',
        happenedOn: dated(world, { days: -70 }),
      });
      const procurement = await procurementOf(act, world, 'night');
      await makePack(act, procurement, { version: 0 });
      await writeInfluence(act, procurement, {
        ...{ person: null, name: 'Harriet Stroud', role: 'Speaks for the Community Foundation', state: 'mitigated' },
        interest: 'The foundation gives Vale Neighbours a grant each year.',
        perceived: 'She might wish the work on somebody close to them.',
        steps: 'She is asked what people need, and reads no tender.',
        because: 'Vale Neighbours itself does not bid.',
        ...{ reviewOn: dated(world, { days: 90 }), version: 0 },
      });
      await confirmConflicts(act, procurement, { confirmedFor: 'tender-notice', version: 0 });
    },
  },
];

const toldToTheMarket: Scene = {
  day: -71,
  as: 'dev',
  does: (act, world, services) =>
    publishNotice(act, world, {
      ...{ services, key: 'night', code: 'UK2', number: '000161' },
      typed: {
        ...wanted,
        engagement_how: 'Come to Northside library, or ring. Whatever is said goes into the pack that all bidders get.',
        engagement_closesOn: dated(world, { days: -70 }),
      },
    }),
};

const notice: Scene = {
  day: -68,
  as: 'dev',
  does: (act, world, services) =>
    publishNotice(act, world, {
      ...{ services, key: 'night', code: 'UK4', number: '000168' },
      typed: {
        ...wanted,
        questionsBy: dated(world, { days: -58 }),
        conditions: 'Registered with the Care Quality Commission for personal care by the first night',
        specification: 'One requirement, six questions, four pages: in the documents',
        risks:
          'How many will ring at night is not known. If it is more than 40 a week, hours and price are agreed anew.',
        options: 'Two years more, if those who rang want that',
      },
    }),
};

const asks = (day: number, asker: number, question: string, confidential = false): Scene => ({
  day,
  as: null,
  async does(act, world) {
    const askerId = seededIds(`thornmere:asker:${asker}`)();
    await askClarification(act, await procurementOf(act, world, 'night'), askerId, { question, confidential });
  },
});

const answers = (day: number, words: RegExp, told: string | null, answer: string | null): Scene => ({
  day,
  as: 'dev',
  async does(act, world) {
    const procurement = await procurementOf(act, world, 'night');
    const one = only((await clarificationsOf(act.tx, procurement.id)).filter((each) => words.test(each.words)));
    await answerClarification(act, procurement, {
      ...{ question: one.id, version: one.version, told, answer, decision: answer ? 'answer' : 'refuse' },
      because: answer ? null : 'It asks what one of you pays. That is for whoever pays it to say.',
      ...{ changesDocuments: false, changed: null, ...unpublished },
    });
  },
});

/** Declared, published, and asked about by suppliers whose names nobody knows. */
export const nightsArePublished: readonly Scene[] = [
  toldToTheMarket,
  ...conflicts,
  notice,
  asks(-65, 1, 'Does the 45 minutes count from the ring or from when we pick up?'),
  asks(-64, 2, 'Three of us live in the upper valley. May we bid for the valley alone, without Fell & Shore?', true),
  asks(-63, 1, 'What does the council pay the present telecare response an hour?'),
  answers(-62, /from the ring/, null, 'From the ring. Whoever lies on the floor counts from there too.'),
  answers(
    -61,
    /upper valley/,
    'May a bid be for a part of a lot?',
    'No. Two who each know a part may bid together, and say who comes where.',
  ),
  answers(-60, /telecare response/, null, null),
];
