import { sql } from 'kysely';
import { counting, countSoon } from '#slices/voice/held/keep-counting.ts';
import type { ACase } from './a-case.ts';
import type { TestApp, Visitor } from './client.ts';

export type AConversation = Readonly<{ id: string; base: string; publicPath: string }>;

const month = (day: string) => String(Number(day.slice(5, 7)));
const dated = (name: string, day: string) => ({
  [`${name}-day`]: String(Number(day.slice(8))),
  [`${name}-month`]: month(day),
  [`${name}-year`]: day.slice(0, 4),
});

/** The three boxes of a date, as somebody types them. */
export const boxes = dated;

/** A conversation that is open: begun, settled and opened on the pages, until a day. */
export async function anOpenConversation(
  { base, dev }: Pick<ACase, 'base' | 'dev'>,
  one: Readonly<{ title: string; size: 'small' | 'large'; statements: readonly string[]; closesOn: string }>,
): Promise<AConversation> {
  const begin = await dev.get(`${base}/conversations/new`);
  const begun = await dev.submit(begin, begin.url, {
    title: one.title,
    about: 'Nothing is decided yet.',
    size: one.size,
  });
  const id = begun.url.split('/').at(-1)!;
  const here = `${base}/conversations/${id}`;
  const settings = await dev.get(`${here}/settings`);
  await dev.submit(settings, settings.url, {
    policy: 'Say what you think. Leave out names.',
    moderators: 'Every weekday: Dev Patel',
    ...dated('closesOn', one.closesOn),
    ...dated('reportBackOn', `${Number(one.closesOn.slice(0, 4)) + 1}-01-01`),
    population: 'Everybody: 900',
    notice: 'We keep what you say and vote, without your name, for three years.',
    election: 'None is near.',
  });
  await dev.submit(await dev.get(here), `${here}/statements`, { statements: one.statements.join('\n'), as: 'officer' });
  await dev.submit(await dev.get(here), `${here}/open`, {});
  return { id, base: here, publicPath: `/public/conversations/${id}` };
}

/** Somebody online who says the same to every statement. */
export async function votesOnline(app: TestApp, { publicPath }: AConversation, vote: string): Promise<Visitor> {
  const visitor = app.guest();
  let page = await visitor.submit(await visitor.get(publicPath), publicPath, {});
  const path = new URL(page.url, 'http://x').pathname;
  while (page.document.querySelector('#statement')) {
    const statement = page.document.querySelector('input[name="statement"]')!.getAttribute('value')!;
    page = await visitor.submit(page, `${path}/votes`, { statement, vote });
  }
  return visitor;
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

/** So many agree to everything online, and are counted together: however slow the machine is, no count falls between. */
export async function comeOnline(app: TestApp, talk: AConversation, many: number): Promise<void> {
  await counting.untilDone(talk.id);
  const { promise, resolve } = Promise.withResolvers<void>();
  counting.begin(talk.id, () => promise);
  for (let at = 0; at < many; at += 1) await votesOnline(app, talk, 'agree');
  resolve();
  await counting.untilDone(talk.id);
  countSoon(app.running.services, talk.id);
  await counting.untilDone(talk.id);
}
