import { sql } from 'kysely';
import type { noChoices } from '#slices/voice/choices/choices.ts';
import { choicesOf, saveChoices } from '#slices/voice/choices/choices-store.ts';
import { conversationsById } from '#slices/voice/conversation-store.ts';
import { heldById } from '#slices/voice/held/held-store.ts';
import {
  beginConversation,
  closeConversation,
  keepSettings,
  openConversation,
  seedStatements,
} from '#slices/voice/held/hold-conversation.ts';
import { castVote, joinConversation } from '#slices/voice/held/take-part.ts';
import { type HeldStatement, heldStatements, voterById } from '#slices/voice/held/taking-part-store.ts';
import type { TestApp, Visitor } from './client.ts';

export type HeldHere = Readonly<{
  id: string;
  /** Where those who hold it look. */
  base: string;
  publicPath: string;
  statements(): Promise<HeldStatement[]>;
  /** Somebody takes part; the address of their own page. */
  join(): Promise<string>;
  /** As many take part, and vote as `vote` says of each by their place and the statement's number; null for no vote. */
  crowd(
    count: number,
    vote: (one: number, statement: number) => 'agree' | 'disagree' | 'unsure' | null,
  ): Promise<string[]>;
  close(): Promise<void>;
}>;

/** An open conversation with statements, held by somebody on a case. */
export async function heldHere(
  app: TestApp,
  by: Visitor,
  caseId: string,
  options: Readonly<{
    title?: string;
    statements: readonly string[];
    moderated?: 'before' | 'after';
    choices?: Partial<typeof noChoices>;
    open?: boolean;
    population?: string;
  }>,
): Promise<HeldHere> {
  const begun = { caseId, title: options.title ?? 'What matters here?', about: null, size: 'small' } as const;
  const id = await app.act(by, (act) => beginConversation(act, begun), caseId);
  const conversation = () => app.look(async (tx) => (await conversationsById(tx, [id]))[0]!);
  const draft = await conversation();
  await app.act(
    by,
    async (act) => {
      await keepSettings(act, draft, {
        size: 'small',
        moderated: options.moderated ?? 'after',
        policy: null,
        reasons: 'It names somebody\nIt is about something else',
        moderators: null,
        agreeAtLeast: 70,
        objectAtMost: 20,
        seenAtLeast: 3,
        closesOn: null,
        reportBackOn: null,
        population: options.population ?? null,
        notice: 'We keep what you say and vote, without your name.',
        election: null,
      });
      await seedStatements(act, draft, { statements: options.statements.join('\n'), as: 'officer' });
      await saveChoices(act.tx, id, { ...(await choicesOf(act.tx, id)), ...options.choices });
      if (options.open !== false) await openConversation(act, draft);
    },
    caseId,
  );
  const join = async () => {
    const [open, held] = await app.look(
      async (tx) => [(await conversationsById(tx, [id]))[0]!, (await heldById(tx, id))!] as const,
    );
    return `/public/taking-part/${await app.act(null, (act) => joinConversation(act, open, held))}`;
  };
  const statements = () => app.look((tx) => heldStatements(tx, id));
  return {
    id,
    base: `/cases/${caseId}/conversations/${id}`,
    publicPath: `/public/conversations/${id}`,
    statements,
    join,
    crowd: async (count, vote) => {
      const pages: string[] = [];
      for (let one = 0; one < count; one += 1) pages.push(await join());
      const [all, open, held] = [await statements(), await conversation(), (await app.look((tx) => heldById(tx, id)))!];
      const last = await app.look((tx) =>
        sql<{
          id: string;
        }>`select id from conversation_people where conversation_id = ${id} order by number desc limit ${count}`.execute(
          tx,
        ),
      );
      const people = last.rows.toReversed();
      await app.act(null, async (act) => {
        for (const [one, { id: voterId }] of people.entries()) {
          const voter = (await voterById(act.tx, voterId))!;
          for (const statement of all) {
            const said = vote(one, statement.number);
            const body = { statement: statement.id, important: false, translation: null };
            if (said) await castVote(act, { conversation: open, held, voter }, { ...body, vote: said });
          }
        }
      });
      return pages;
    },
    close: async () => {
      const open = await conversation();
      await app.act(by, (act) => closeConversation(act, open), caseId);
    },
  };
}
