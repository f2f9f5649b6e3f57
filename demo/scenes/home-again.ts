import { londonDate } from '#platform/clock.ts';
import { giveAnswer, nameBody, takeUpDraft } from '#slices/outcomes/index.ts';
import {
  draftsById,
  endsOf,
  heldStatements,
  openRound,
  publishReport,
  replyToWords,
  rewordDraft,
  sayEnds,
  writeDraft,
  writeReportPart,
} from '#slices/voice/index.ts';
import type { Scene, World } from '../build.ts';
import { draftWords, lastBus, reportWords, seeds } from './conversation-words.ts';
import { conversationNow, draw, takerAt } from './crowd.ts';
import { dated, only, the } from './helpers.ts';

const restsOn = [seeds[0]!.words, lastBus.words, seeds[11]!.words];

const draftNow = async (tx: Parameters<Scene['does']>[0]['tx'], world: World) =>
  only(await draftsById(tx, [the(world, 'draft.home')]));

const writes: Scene = {
  day: -65,
  as: 'amara',
  async does(act, world) {
    const conversation = await conversationNow(act.tx, world);
    const statements = (await heldStatements(act.tx, conversation.id)).filter(({ words }) => restsOn.includes(words));
    world['draft.home'] = await writeDraft(act, conversation, {
      words: draftWords.first,
      forWhom: 'everybody in Thornmere',
      statements: statements.map(({ id }) => id) as never[],
      quotations: [the(world, 'words.mo.kerb') as never],
    });
  },
};

const asks = (day: number, last: number): Scene => ({
  day,
  as: 'amara',
  async does(act, world) {
    const conversation = await conversationNow(act.tx, world);
    await openRound(act, conversation, {
      drafts: [the(world, 'draft.home') as never],
      lastOn: dated(world, { days: last }),
    });
  },
});

/** Every second of those who came online says what they think of the words there are; some put others. */
const replies = (day: number, right: number, propose: boolean): Scene => ({
  day,
  as: null,
  async does(act, world) {
    const { wordingId } = await draftNow(act.tx, world);
    for (let one = 0; one < 42; one += 2) {
      const own = propose && one % 14 === 0;
      const says = draw(one, day) < right ? 'right' : own ? 'other-words' : 'not-right';
      const body = { wording: wordingId, reason: null, proposed: says === 'other-words' ? draftWords.proposed : null };
      await replyToWords(act, await takerAt(act.tx, world, one), { ...body, says } as never);
    }
  },
});

const rewords: Scene = {
  day: -56,
  as: 'amara',
  async does(act, world) {
    const draft = await draftNow(act.tx, world);
    const { second: words, why: because } = draftWords;
    await rewordDraft(act, draft, { words, because, forWhom: 'everybody in Thornmere', version: draft.version });
  },
};

const becomesAnOutcome: Scene = {
  day: -47,
  as: 'amara',
  async does(act, world) {
    world['outcome.home'] = await takeUpDraft(act, await draftNow(act.tx, world));
    await nameBody(act, {
      outcomeId: the(world, 'outcome.home'),
      bodyId: the(world, 'network'),
      how: 'propose',
      forWhom: null,
    });
  },
};

const isAnswered: Scene = {
  day: -18,
  as: 'amara',
  does: (act, world) =>
    giveAnswer(act, {
      outcomeId: the(world, 'outcome.home'),
      answer: 'adopted-with-changes',
      because:
        'the council pursues it with what is its own: drivers, help at home, lights and toilets. It asks the county for the bus, and says by the spring what the county said.',
      power: 'Localism Act 2011, section 1; scheme of delegation 4.2',
      decidedOn: londonDate(act.now),
    }),
};

const passedOn: Readonly<Record<string, string>> = {
  [seeds[2]!.words]: 'the council’s committee for streets and harbour',
  [seeds[3]!.words]: 'Harbour Homes',
};

const saysWhereAllEnded: Scene = {
  day: -14,
  as: 'amara',
  async does(act, world) {
    const conversation = await conversationNow(act.tx, world);
    const open = new Set(
      (await endsOf(act.tx, conversation.id)).filter(({ ends }) => ends.length === 0).map((one) => one.statementId),
    );
    const left = (await heldStatements(act.tx, conversation.id)).filter(({ id }) => open.has(id));
    for (const { id, words } of left) {
      const toWhom = passedOn[words] ?? null;
      await sayEnds(act, conversation, {
        from: 'without',
        statements: [id as never],
        how: toWhom ? 'passed-on' : 'not-taken-up',
        because: toWhom ? null : 'It is kept with the case, and asked about again when the plan is looked at next year',
        toWhom,
      });
    }
    for (const [part, text] of Object.entries(reportWords))
      await writeReportPart(act, conversation, { part: part as keyof typeof reportWords, words: text, version: 0 });
  },
};

const publishes: Scene = {
  day: -13,
  as: 'amara',
  does: async (act, world, { config }) =>
    publishReport(act, await conversationNow(act.tx, world), {
      sure: true,
      site: config.publicUrl ?? `http://${config.host}:${config.port}`,
    }),
};

/** What came of it: words that went back to those who said them, an outcome, and a report. Its ballot is told by itself. */
export const wordsComeHome: readonly Scene[] = [
  writes,
  asks(-65, -58),
  replies(-62, 0.45, true),
  rewords,
  asks(-56, -50),
  replies(-53, 0.85, false),
  becomesAnOutcome,
  isAnswered,
  saysWhereAllEnded,
  publishes,
];
