import {
  appealRefusal,
  beginConversation,
  beginPile,
  closeConversation,
  countWithin,
  editionsOf,
  heldStatements,
  keepChoices,
  keepSettings,
  makeEdition,
  moderate,
  moderateRemarks,
  openConversation,
  remarksOf,
  sayRemark,
  sayStatement,
  seedStatements,
  settleSheet,
  settleWays,
  sheetsThatDiffer,
  translateStatement,
  typeFile,
  typingInto,
} from '#slices/voice/index.ts';
import type { Scene } from '../build.ts';
import {
  inPolish,
  lastBus,
  light,
  namesSomebody,
  population,
  refusals,
  remarks,
  ring,
  seeds,
} from './conversation-words.ts';
import { comeByCode, comeByLink, conversationNow, goOnVoting, sheetsAsTyped, takerAt } from './crowd.ts';
import { dated, only, the } from './helpers.ts';

const openedOn = -92;
const lastDay = -70;

const prepare: Scene = {
  day: -95,
  as: 'amara',
  async does(act, world) {
    const caseId = the(world, 'case');
    world.conversation = await beginConversation(act, {
      caseId,
      title: 'Getting out, and getting home again',
      about:
        'What would have to be different for you to go where you want to go, and to get home again? Buses are the county’s to decide; benches, toilets, help at home and money for groups are the council’s.',
      size: 'large',
    });
    const draft = await conversationNow(act.tx, world);
    await keepSettings(act, draft, {
      size: 'large',
      moderated: 'before',
      policy: 'Say one thing at a time. Say what you have seen or need yourself. Leave out names.',
      reasons: refusals.join('\n'),
      moderators: 'Monday to Friday: Amara Okafor\nSaturday and Sunday: Sal Brennan',
      agreeAtLeast: 70,
      objectAtMost: 20,
      seenAtLeast: 5,
      closesOn: dated(world, { days: lastDay }),
      reportBackOn: dated(world, { days: -10 }),
      population,
      notice:
        'We keep what you say and how you vote, without your name, for three years. You can take it away or delete it on your own page. What was published of everybody together stays.',
      election: 'The next one here is more than a year away.',
    });
    await keepChoices(act, draft, { languages: 'English\nPolski', discussion: 'yes', rows: 'no' });
    await settleWays(act, draft, { ways: ['link', 'code'] });
    for (const as of ['neighbour', 'practitioner', 'officer'] as const)
      await seedStatements(act, draft, {
        statements: seeds.flatMap((one) => (one.as === as ? [one.words] : [])).join('\n'),
        as,
      });
  },
};

const translate = (day: number, version: number): Scene => ({
  day,
  as: 'sal',
  async does(act, world) {
    const conversation = await conversationNow(act.tx, world);
    const [first] = await heldStatements(act.tx, conversation.id);
    await translateStatement(act, conversation, {
      ...{ statement: first!.id, language: 'pl', version, words: inPolish[version]!, madeBy: 'volunteer' },
    });
  },
});

const opens: Scene = {
  day: openedOn,
  as: 'amara',
  async does(act, world) {
    const conversation = await conversationNow(act.tx, world);
    await openConversation(act, conversation);
  },
};

const prints: Scene = {
  day: openedOn,
  as: 'sal',
  async does(act, world) {
    await makeEdition(act, await conversationNow(act.tx, world), {
      which: 'all',
      statements: [],
      returnTo: 'Vale Neighbours, Quay Street hall, or any lunch club',
      returnBy: dated(world, { days: lastDay - 2 }),
      copies: 24,
    });
  },
};

const sayThings: Scene = {
  day: -89,
  as: null,
  async does(act, world) {
    const say = async (taker: number, words: string, language: string | null = null) =>
      sayStatement(act, await takerAt(act.tx, world, taker), { words, as: 'neighbour', language, anyway: true });
    await say(1, lastBus.words);
    await say(2, light.polish, 'pl');
    await say(3, namesSomebody.words);
    const statements = await heldStatements(act.tx, the(world, 'conversation'));
    for (const [taker, { under, ...remark }] of remarks.entries()) {
      const on = statements.find(({ words }) => words === seeds[under - 1]!.words)!;
      await sayRemark(act, await takerAt(act.tx, world, taker + 4), on.id, remark);
    }
  },
};

const saidNow = async (act: Parameters<Scene['does']>[0], conversationId: string, words: string) =>
  only((await heldStatements(act.tx, conversationId)).filter((one) => one.words === words));

const looksAtThem: Scene = {
  day: -88,
  as: 'amara',
  async does(act, world) {
    const conversation = await conversationNow(act.tx, world);
    const said = async (words: string) => (await saidNow(act, conversation.id, words)).id as never;
    await moderate(act, conversation, {
      ...{ from: 'waiting', decision: 'accept', reason: null },
      statements: [await said(lastBus.words), await said(light.polish)],
    });
    await moderate(act, conversation, {
      ...{ from: 'waiting', decision: 'refuse', reason: refusals[1]! },
      statements: [await said(namesSomebody.words)],
    });
    await translateStatement(act, conversation, {
      ...{ statement: await said(light.polish), language: 'en', version: 0, words: light.words, madeBy: 'volunteer' },
    });
    const waiting = await remarksOf(act.tx, conversation.id);
    await moderateRemarks(act, conversation, {
      ...{ from: 'waiting', decision: 'accept', reason: null },
      remarks: waiting.map(({ id }) => id) as never[],
    });
  },
};

const asksAgain: Scene = {
  day: -87,
  as: null,
  async does(act, world) {
    const { id } = await saidNow(act, the(world, 'conversation'), namesSomebody.words);
    await appealRefusal(act, await takerAt(act.tx, world, 3), { statement: id, appeal: namesSomebody.appeal });
  },
};

/** Somebody else than who refused it looks at it again; it still names somebody. */
const staysRefused: Scene = {
  day: -86,
  as: 'sal',
  async does(act, world) {
    const conversation = await conversationNow(act.tx, world);
    const { id } = await saidNow(act, conversation.id, namesSomebody.words);
    await moderate(act, conversation, {
      ...{ from: 'refused', statements: [id], decision: 'refuse', reason: refusals[1]! },
    });
  },
};

const pile: Scene = {
  day: -71,
  as: 'sal',
  async does(act, world) {
    world['conversation.pile'] = await beginPile(act, await conversationNow(act.tx, world), {
      way: 'paper',
      place: 'Three lunch clubs and Quay Street hall',
      collectedOn: dated(world, { days: -71 }),
      collectedBy: 'Shona Reid',
      handedIn: 20,
      checking: 'two people',
      checkingNote: null,
    });
  },
};

/** The same sheets in two spreadsheets. Of one sheet the second person read another tick. */
const types = (day: number, as: string, slip: boolean): Scene => ({
  day,
  as,
  async does(act, world) {
    const conversation = await conversationNow(act.tx, world);
    const edition = only(await editionsOf(act.tx, conversation.id));
    const statements = (await heldStatements(act.tx, conversation.id)).filter(({ id }) =>
      edition.statementIds.includes(id),
    );
    const typing = await typingInto(act, conversation, the(world, 'conversation.pile'));
    const bytes = Buffer.from(
      sheetsAsTyped(conversation.id, edition.firstCopy!, statements, { slip, says: ring.words }),
    );
    await typeFile(act, typing, { name: 'sheets.csv', bytes } as never);
  },
});

const settles: Scene = {
  day: -68,
  as: 'bridget',
  async does(act, world) {
    const conversation = await conversationNow(act.tx, world);
    const sheet = only(await sheetsThatDiffer(act.tx, conversation.id));
    await settleSheet(act, conversation, sheet.id, {
      ...{ answer: ['1'], said: null, as: null, datedOn: null, because: 'The tick is in the first box' },
    });
    await moderate(act, conversation, {
      ...{ from: 'waiting', decision: 'accept', reason: null },
      statements: [(await saidNow(act, conversation.id, ring.words)).id as never],
    });
  },
};

const counts = (day: number): Scene => ({
  day,
  as: null,
  does: (act, world, services) => countWithin(act, services, the(world, 'conversation')),
});

const closes: Scene = {
  day: -67,
  as: 'amara',
  does: async (act, world) => closeConversation(act, await conversationNow(act.tx, world)),
};

/** The council asks what stands in the way of going out: online, by a printed code and on paper, in two languages. */
export const aConversationIsHeld: readonly Scene[] = [
  prepare,
  translate(-94, 0),
  translate(-93, 1),
  opens,
  prints,
  comeByLink(-91, 0, 16),
  sayThings,
  looksAtThem,
  asksAgain,
  staysRefused,
  comeByCode(-85, 16, 12),
  counts(-84),
  comeByLink(-82, 28, 14),
  goOnVoting(-80, 16),
  counts(-79),
  pile,
  types(-70, 'kofi', false),
  types(-69, 'shona', true),
  settles,
  closes,
  counts(-66),
];
