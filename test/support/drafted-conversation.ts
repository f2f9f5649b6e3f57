import { subjectOfLink } from '#platform/accounts/signed-links.ts';
import { conversationsById } from '#slices/voice/conversation-store.ts';
import { heldById } from '#slices/voice/held/held-store.ts';
import {
  beginConversation,
  keepSettings,
  openConversation,
  seedStatements,
} from '#slices/voice/held/hold-conversation.ts';
import { counting, countSoon } from '#slices/voice/held/keep-counting.ts';
import { castVote, joinConversation, takingPart } from '#slices/voice/held/take-part.ts';
import { heldStatements, voterById } from '#slices/voice/held/taking-part-store.ts';
import type { TestApp, Visitor } from './client.ts';

export const meals = [
  'A hot meal should be there every day',
  'People should eat together',
  'Meals should be paid for by those who can',
  'Food should come from farms nearby',
];

/** A conversation that is open, with statements of an officer and people who have a page of their own each. */
export async function conversationWith(
  app: TestApp,
  dev: Visitor,
  caseId: string,
  { people = 8, statements = meals, moderated = 'before' as 'before' | 'after' } = {},
) {
  const id = await app.act(
    dev,
    (act) =>
      beginConversation(act, {
        caseId,
        title: 'What should help with meals look like?',
        about: 'Nothing is decided yet.',
        size: 'small',
      }),
    caseId,
  );
  const now = (tx: Parameters<typeof conversationsById>[0]) => conversationsById(tx, [id]).then(([one]) => one!);
  await app.act(
    dev,
    async (act) => {
      const settings = {
        ...{ size: 'small' as const, moderated, policy: null, reasons: 'It is about something else', moderators: null },
        ...{ agreeAtLeast: 70, objectAtMost: 20, seenAtLeast: 5, closesOn: null, reportBackOn: '2099-05-01' },
        ...{
          population: 'Under 25: 4,100\n65 and over: 3,900',
          notice: 'Without names, for three years.',
          election: null,
        },
      };
      await keepSettings(act, await now(act.tx), settings);
      await seedStatements(act, await now(act.tx), { statements: statements.join('\n'), as: 'officer' });
      await openConversation(act, await now(act.tx));
    },
    caseId,
  );
  const paths = await joined(app, id, people);
  return {
    id,
    base: `/cases/${caseId}/conversations/${id}`,
    publicPath: `/public/conversations/${id}`,
    paths,
    statements: () => app.look((tx) => heldStatements(tx, id)),
  };
}

async function joined(app: TestApp, id: string, people: number): Promise<string[]> {
  const paths: string[] = [];
  for (let one = 0; one < people; one += 1)
    paths.push(
      `/public/taking-part/${await app.act(null, async (act) => joinConversation(act, (await conversationsById(act.tx, [id]))[0]!, (await heldById(act.tx, id))!))}`,
    );
  return paths;
}

/** Five more take part and vote as the first do, so that what was counted before them is told. */
export async function fiveMore(
  app: TestApp,
  id: string,
  agrees: (person: number, number: number) => boolean,
): Promise<void> {
  await allVote(app, id, await joined(app, id, 5), agrees);
}

/** Everybody votes on everything; it is counted before this is over. */
export async function allVote(
  app: TestApp,
  conversationId: string,
  paths: readonly string[],
  agrees: (person: number, number: number) => boolean,
) {
  const statements = await app.look((tx) => heldStatements(tx, conversationId));
  for (const [person, path] of paths.entries())
    await app.act(null, async (act) => {
      const [conversation] = await conversationsById(act.tx, [conversationId]);
      const held = (await heldById(act.tx, conversationId))!;
      const voter = (await voterById(act.tx, await subjectOfLink(act.tx, takingPart, path.split('/').at(-1)!)))!;
      for (const one of statements)
        await castVote(
          act,
          { conversation: conversation!, held, voter },
          {
            statement: one.id,
            vote: agrees(person, one.number) ? 'agree' : 'disagree',
            important: false,
            translation: null,
          },
        );
    });
  countSoon(app.running.services, conversationId);
  await counting.untilDone(conversationId);
}
