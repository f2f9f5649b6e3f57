import { subjectOfLink } from '#platform/accounts/signed-links.ts';
import type { Conversation } from '#slices/voice/conversation.ts';
import { conversationsById } from '#slices/voice/conversation-store.ts';
import { heldById } from '#slices/voice/held/held-store.ts';
import {
  beginConversation,
  closeConversation,
  keepSettings,
  openConversation,
  seedStatements,
} from '#slices/voice/held/hold-conversation.ts';
import { counting, countSoon } from '#slices/voice/held/keep-counting.ts';
import { castVote, joinConversation, takingPart, type voteInput } from '#slices/voice/held/take-part.ts';
import { heldStatements, type Voter, voterById } from '#slices/voice/held/taking-part-store.ts';
import { settleWays } from '#slices/voice/identity/settle-ways.ts';
import type { EntryWay } from '#slices/voice/identity/ways.ts';
import type { TestApp, Visitor } from './client.ts';
import type { Page } from './page.ts';

export type Taker = Readonly<{ path: string; voter: Voter }>;

/** A conversation that is open, through the commands that people use; by those one joins, votes and closes it. */
export async function heldConversation(
  app: TestApp,
  as: Visitor,
  caseId: string,
  one: Readonly<{ title: string; statements: readonly string[]; population?: string }>,
) {
  const id = await app.act(
    as,
    (act) => beginConversation(act, { caseId, title: one.title, about: null, size: 'small' }),
    caseId,
  );
  const conversation = async (): Promise<Conversation> => (await app.look((tx) => conversationsById(tx, [id])))[0]!;
  const held = async () => (await app.look((tx) => heldById(tx, id)))!;
  const drafted = await conversation();
  const statements = one.statements.join('\n');
  await app.act(as, (act) => seedStatements(act, drafted, { statements, as: 'officer' }), caseId);
  const none = { policy: null, reasons: null, moderators: null, closesOn: null, reportBackOn: null, election: null };
  await app.act(
    as,
    (act) =>
      keepSettings(act, drafted, {
        ...none,
        ...{ size: 'small', moderated: 'after', notice: 'Without names.', population: one.population ?? null },
        ...{ agreeAtLeast: 70, objectAtMost: 15, seenAtLeast: 5 },
      }),
    caseId,
  );
  await app.act(as, (act) => openConversation(act, drafted), caseId);
  return {
    id,
    path: `/cases/${caseId}/conversations/${id}`,
    publicPath: `/public/conversations/${id}`,
    statements: () => app.look((tx) => heldStatements(tx, id)),
    async join(): Promise<Taker> {
      const [open, rules] = [await conversation(), await held()];
      const token = await app.act(null, (act) => joinConversation(act, open, rules));
      const voter = await app.look(async (tx) => (await voterById(tx, await subjectOfLink(tx, takingPart, token)))!);
      return { path: `/public/taking-part/${token}`, voter };
    },
    async vote({ voter }: Taker, statement: string, vote: (typeof voteInput)['_output']['vote']): Promise<void> {
      const whole = { conversation: await conversation(), held: await held(), voter };
      await app.act(null, (act) => castVote(act, whole, { statement, vote, important: false, translation: null }));
    },
    async count(): Promise<void> {
      countSoon(app.running.services, id);
      await counting.untilDone(id);
    },
    async close(): Promise<void> {
      const open = await conversation();
      await app.act(as, (act) => closeConversation(act, open), caseId);
      await this.count();
    },
  };
}

export type AConversation = Readonly<{ id: string; base: string; publicPath: string; counted(): Promise<void> }>;

/** A conversation with three statements, open, in which a moderator looks before others see what is said. */
export async function anOpenConversation(
  app: TestApp,
  by: Visitor,
  caseId: string,
  ways: readonly EntryWay[] = ['link'],
): Promise<AConversation> {
  const id = await app.act(
    by,
    (act) => beginConversation(act, { caseId, title: 'What should help with meals?', about: null, size: 'small' }),
    caseId,
  );
  const drafted = (await app.look((tx) => conversationsById(tx, [id])))[0]!;
  await app.act(
    by,
    async (act) => {
      await keepSettings(act, drafted, {
        size: 'small',
        moderated: 'before',
        policy: null,
        reasons: 'It is about something else\nIt names somebody',
        moderators: null,
        agreeAtLeast: 70,
        objectAtMost: 15,
        seenAtLeast: 3,
        closesOn: null,
        reportBackOn: '2099-05-01',
        population: null,
        notice: 'Without names.',
        election: null,
      });
      await seedStatements(act, drafted, {
        statements: 'A hot meal should be there every day\nPeople should eat together\nVolunteers should cook',
        as: 'officer',
      });
      await settleWays(act, drafted, { ways: [...ways] });
      await openConversation(act, drafted);
    },
    caseId,
  );
  return {
    id,
    base: `/cases/${caseId}/conversations/${id}`,
    publicPath: `/public/conversations/${id}`,
    counted: () => counting.untilDone(id),
  };
}

/** Somebody who came by the open link: their page and its path. */
export async function takesPart(
  app: TestApp,
  { publicPath }: AConversation,
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
