import { conversationsById } from '#slices/voice/conversation-store.ts';
import {
  beginConversation,
  keepSettings,
  openConversation,
  seedStatements,
} from '#slices/voice/held/hold-conversation.ts';
import { counting } from '#slices/voice/held/keep-counting.ts';
import { settleWays } from '#slices/voice/identity/settle-ways.ts';
import type { EntryWay } from '#slices/voice/identity/ways.ts';
import type { TestApp, Visitor } from './client.ts';
import type { Page } from './page.ts';

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
