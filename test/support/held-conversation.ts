import { sql } from 'kysely';
import { subjectOfLink } from '#platform/accounts/signed-links.ts';
import type { noChoices } from '#slices/voice/choices/choices.ts';
import { choicesOf, saveChoices } from '#slices/voice/choices/choices-store.ts';
import type { Conversation } from '#slices/voice/conversation.ts';
import { conversationsById } from '#slices/voice/conversation-store.ts';
import { heldById } from '#slices/voice/held/held-store.ts';
import {
  beginConversation,
  closeConversation,
  keepSettings,
  openConversation,
  seedStatements,
  type settingsInput,
} from '#slices/voice/held/hold-conversation.ts';
import { counting, countSoon } from '#slices/voice/held/keep-counting.ts';
import { castVote, joinConversation, takingPart, type voteInput } from '#slices/voice/held/take-part.ts';
import { heldStatements, type Voter, voterById } from '#slices/voice/held/taking-part-store.ts';
import { settleWays } from '#slices/voice/identity/settle-ways.ts';
import type { EntryWay } from '#slices/voice/identity/ways.ts';
import type { TestApp, Visitor } from './client.ts';
import type { Page } from './page.ts';

type Settings = (typeof settingsInput)['_output'];
type Vote = (typeof voteInput)['_output']['vote'];

/** Somebody who takes part, and the address of their own page. */
export type Taker = Readonly<{ path: string; voter: Voter }>;
export type Held = Awaited<ReturnType<typeof heldConversation>>;

export const meals = [
  'A hot meal should be there every day',
  'People should eat together',
  'Meals should be paid for by those who can',
  'Food should come from farms nearby',
];

const usual: Settings = {
  size: 'small',
  moderated: 'after',
  policy: null,
  reasons: 'It is about something else\nIt names somebody',
  moderators: null,
  agreeAtLeast: 70,
  objectAtMost: 20,
  seenAtLeast: 5,
  closesOn: null,
  reportBackOn: null,
  population: null,
  notice: 'We keep what you say and vote, without your name.',
  election: null,
};

/** A conversation on a case, opened unless it is to stay a draft, through the commands that people use; by those one joins, votes and closes it. */
export async function heldConversation(
  app: TestApp,
  by: Visitor,
  caseId: string,
  options: Readonly<{
    title?: string;
    statements?: readonly string[];
    settings?: Partial<Settings>;
    ways?: readonly EntryWay[];
    choices?: Partial<typeof noChoices>;
    open?: boolean;
  }> = {},
) {
  const settings = { ...usual, ...options.settings };
  const begun = { caseId, title: options.title ?? 'What should help with meals look like?', size: settings.size };
  const id = await app.act(by, (act) => beginConversation(act, { ...begun, about: 'Nothing is decided yet.' }), caseId);
  const conversation = async (): Promise<Conversation> => (await app.look((tx) => conversationsById(tx, [id])))[0]!;
  const whole = async () => ({
    conversation: await conversation(),
    held: (await app.look((tx) => heldById(tx, id)))!,
  });
  const drafted = await conversation();
  await app.act(
    by,
    async (act) => {
      await keepSettings(act, drafted, settings);
      await seedStatements(act, drafted, { statements: (options.statements ?? meals).join('\n'), as: 'officer' });
      if (options.ways) await settleWays(act, drafted, { ways: [...options.ways] });
      await saveChoices(act.tx, id, { ...(await choicesOf(act.tx, id)), ...options.choices });
      if (options.open !== false) await openConversation(act, drafted);
    },
    caseId,
  );

  const statements = () => app.look((tx) => heldStatements(tx, id));
  const counted = () => counting.untilDone(id);
  async function count(): Promise<void> {
    countSoon(app.running.services, id);
    await counted();
  }
  async function join(): Promise<Taker> {
    const now = await whole();
    const token = await app.act(null, (act) => joinConversation(act, now.conversation, now.held));
    const voter = await app.look(async (tx) => (await voterById(tx, await subjectOfLink(tx, takingPart, token)))!);
    return { path: `/public/taking-part/${token}`, voter };
  }
  async function joinAll(many: number): Promise<Taker[]> {
    const takers: Taker[] = [];
    for (let one = 0; one < many; one += 1) takers.push(await join());
    return takers;
  }
  /** Each votes on each statement as `says`, by their place and its number; null for no vote. */
  async function allVote(
    takers: readonly Taker[],
    says: (person: number, statement: number) => Vote | null,
  ): Promise<void> {
    const [now, all] = [await whole(), await statements()];
    await app.act(null, async (act) => {
      for (const [person, taker] of takers.entries()) {
        const voter = (await voterById(act.tx, taker.voter.id))!;
        for (const one of all) {
          const vote = says(person, one.number);
          const body = { statement: one.id, important: false, translation: null };
          if (vote) await castVote(act, { ...now, voter }, { ...body, vote });
        }
      }
    });
  }

  return {
    id,
    title: begun.title,
    /** Where those who hold it look. */
    base: `/cases/${caseId}/conversations/${id}`,
    publicPath: `/public/conversations/${id}`,
    statements,
    join,
    joinAll,
    allVote,
    counted,
    count,
    async vote({ voter }: Taker, statement: string, vote: Vote): Promise<void> {
      const now = await whole();
      await app.act(null, (act) =>
        castVote(act, { ...now, voter }, { statement, vote, important: false, translation: null }),
      );
    },
    /** As many take part and vote. */
    async crowd(many: number, says: (person: number, statement: number) => Vote | null): Promise<Taker[]> {
      const takers = await joinAll(many);
      await allVote(takers, says);
      return takers;
    },
    async close(): Promise<void> {
      const open = await conversation();
      await app.act(by, (act) => closeConversation(act, open), caseId);
      await count();
    },
  };
}

/** One to which people come in these ways, and in which a moderator looks before others see what is said. */
export const watchedConversation = (
  app: TestApp,
  by: Visitor,
  caseId: string,
  ways: readonly EntryWay[] = ['link'],
): Promise<Held> =>
  heldConversation(app, by, caseId, {
    title: 'What should help with meals?',
    statements: ['A hot meal should be there every day', 'People should eat together', 'Volunteers should cook'],
    settings: { moderated: 'before', reportBackOn: '2099-05-01' },
    ways,
  });

/** What has to be settled before many are asked until a day. */
export const forMany = (closesOn: string): Partial<Settings> => ({
  size: 'large',
  moderated: 'before',
  policy: 'Say what you think. Leave out names.',
  moderators: 'Every weekday: Dev Patel',
  closesOn,
  reportBackOn: `${Number(closesOn.slice(0, 4)) + 1}-01-01`,
  population: 'Everybody: 900',
  notice: 'We keep what you say and vote, without your name, for three years.',
  election: 'None is near.',
});

/** Somebody who came by the open link: their page and its path. */
export async function takesPart(
  app: TestApp,
  { publicPath }: Pick<Held, 'publicPath'>,
): Promise<{ visitor: Visitor; path: string }> {
  const visitor = app.guest();
  const page = await visitor.submit(await visitor.get(publicPath), publicPath, {});
  return { visitor, path: new URL(page.url, 'http://x').pathname };
}

/** Votes the same on everything that somebody's page shows. */
export async function votesOnAll(visitor: Visitor, path: string, vote: string): Promise<Page> {
  let page = await visitor.get(path);
  while (page.document.querySelector('#statement')) {
    const statement = page.document.querySelector('input[name="statement"]')!.getAttribute('value')!;
    page = await visitor.submit(page, `${path}/votes`, { statement, vote });
  }
  return page;
}

/** So many agree to everything on their pages, and are counted together: however slow the machine is, no count falls between. */
export async function comeOnline(app: TestApp, talk: Held, many: number): Promise<void> {
  await talk.counted();
  const { promise, resolve } = Promise.withResolvers<void>();
  counting.begin(talk.id, () => promise);
  for (let at = 0; at < many; at += 1) {
    const { visitor, path } = await takesPart(app, talk);
    await votesOnAll(visitor, path, 'agree');
  }
  resolve();
  await talk.counted();
  await talk.count();
}

/** Every vote that is kept of a conversation, as (way, statement, value). */
export async function votesKept(app: TestApp, conversationId: string) {
  const { rows } = await app.look((tx) =>
    sql<{
      way: string;
      number: number;
      value: number;
      reason: number;
      important: boolean;
      out: boolean;
    }>`select p.way, s.number, v.value, v.reason,
      v.important, p.out_at is not null as out from conversation_votes v join conversation_people p on p.id = v.person_id
      join statements s on s.id = v.statement_id where v.conversation_id = ${conversationId} order by p.number, s.number`.execute(
      tx,
    ),
  );
  return rows;
}
