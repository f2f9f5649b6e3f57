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
import type { TestApp, Visitor } from './client.ts';

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
      await app.act(null, (act) => castVote(act, whole, { statement, vote, important: false }));
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
