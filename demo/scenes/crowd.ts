import { subjectOfLink } from '#platform/accounts/signed-links.ts';
import type { Act } from '#platform/act/act.ts';
import type { Services } from '#platform/http/services.ts';
import {
  answerAbout,
  castVote,
  chooseLanguage,
  conversationsById,
  enterByCode,
  heldById,
  heldStatements,
  joinConversation,
  makeCodes,
  sheetCode,
  takingPart,
  translationsInto,
  type Voter,
  voterById,
} from '#slices/voice/index.ts';
import type { Scene, World } from '../build.ts';
import { lastBus, light, ring, type Said, seeds } from './conversation-words.ts';
import { only, the } from './helpers.ts';

type Tx = Act['tx'];

export const conversationNow = async (tx: Tx, world: World) =>
  only(await conversationsById(tx, [the(world, 'conversation')]));

const heldNow = async (tx: Tx, world: World) => only([await heldById(tx, the(world, 'conversation'))])!;

/** A number from 0 to 1 that belongs to one person and one statement: the story is the same whenever it is told. */
export function draw(one: number, what: number): number {
  const mixed = Math.imul(one * 7_919 + what * 104_729 + 13, 0x9e_37_79_b1) >>> 0;
  return (Math.imul(mixed ^ (mixed >>> 15), 0x85_eb_ca_6b) >>> 0) / 2 ** 32;
}

/** Two in five live in Fell & Shore. */
export const livesAtShore = (one: number): boolean => one % 5 < 2;
const readsPolish = (one: number): boolean => one % 14 === 2;

export type Casts = 'agree' | 'disagree' | 'unsure';

function thinks(one: number, what: number, { town, shore, passes }: Said): Casts {
  if (draw(one + 500, what) < passes) return 'unsure';
  return draw(one, what) < (livesAtShore(one) ? shore : town) ? 'agree' : 'disagree';
}

const all: readonly Said[] = [...seeds, lastBus, { ...light, words: light.polish }, ring];
const saidOf = (words: string): { what: number; said: Said } => {
  const what = all.findIndex((one) => one.words === words);
  return { what, said: all[what]! };
};

export async function takerAt(tx: Tx, world: World, one: number) {
  const id = only(
    the(world, 'conversation.people')
      .split(',')
      .slice(one, one + 1),
  );
  return {
    conversation: await conversationNow(tx, world),
    held: await heldNow(tx, world),
    voter: (await voterById(tx, id))!,
  };
}

type Taker = Awaited<ReturnType<typeof takerAt>>;
type Here = Omit<Taker, 'voter'>;

async function votes(act: Act, here: Here, voter: Voter, one: number, skips: number): Promise<void> {
  const statements = await heldStatements(act.tx, here.conversation.id);
  const polish = readsPolish(one) ? await translationsInto(act.tx, here.conversation.id, 'pl') : null;
  for (const statement of statements.filter(({ state }) => state === 'accepted')) {
    const { what, said } = saidOf(statement.words);
    if (draw(one + 900, what) < skips) continue;
    const translation = polish?.get(statement.id)?.id ?? null;
    const important = draw(one + 300, what) > 0.85;
    const body = { statement: statement.id, vote: thinks(one, what, said), important, translation };
    await castVote(act, { ...here, voter }, body as Parameters<typeof castVote>[2]);
  }
}

/** Somebody has come: they may say who they are, and vote on most of what is there. */
async function takesPart(act: Act, services: Services, here: Here, token: string, one: number): Promise<string> {
  const voter = (await voterById(act.tx, await subjectOfLink(act.tx, takingPart, token)))!;
  const { id: conversationId } = here.conversation;
  if (one % 13 < 12) {
    const answer = { answer0: one % 3 === 0 ? '0' : '1', answer1: livesAtShore(one) ? '1' : '0' };
    const none = { answer2: null, answer3: null, answer4: null, answer5: null };
    await answerAbout(
      act,
      services.signer,
      { conversationId, personId: voter.id, takes: true },
      { ...answer, ...none },
    );
  }
  if (readsPolish(one)) await chooseLanguage(act, voter, { language: 'pl' });
  await votes(act, here, voter, one, 0.2);
  return voter.id;
}

type Comes = (act: Act, here: Here, services: Services, nth: number) => Promise<string>;

const arrive = (
  day: number,
  first: number,
  count: number,
  begin: (act: Act, here: Here, services: Services) => Promise<Comes>,
): Scene => ({
  day,
  as: null,
  async does(act, world, services) {
    const here = { conversation: await conversationNow(act.tx, world), held: await heldNow(act.tx, world) };
    const comes = await begin(act, here, services);
    const people = world['conversation.people']?.split(',') ?? [];
    for (let nth = 0; nth < count; nth += 1)
      people.push(await takesPart(act, services, here, await comes(act, here, services, nth), first + nth));
    world['conversation.people'] = people.join(',');
  },
});

export const comeByLink = (day: number, first: number, count: number): Scene =>
  arrive(
    day,
    first,
    count,
    async () =>
      (act, { conversation, held }) =>
        joinConversation(act, conversation, held),
  );

/** Cards with a code were given out at the two surgeries. */
export const comeByCode = (day: number, first: number, count: number): Scene =>
  arrive(day, first, count, async (made, { conversation }, { signer }) => {
    const codes = await makeCodes(made, conversation, { count: count + 18 }, signer);
    return (act, here, services, nth) => enterByCode(act, here, { code: codes[nth]! }, services.signer);
  });

/** Those who came first vote on what was said since. */
export const goOnVoting = (day: number, count: number): Scene => ({
  day,
  as: null,
  async does(act, world) {
    for (let one = 0; one < count; one += 2) {
      const { voter, ...here } = await takerAt(act.tx, world, one);
      await votes(act, here, voter, one, 0.2);
    }
  },
});

const keys: Readonly<Record<Casts, string>> = { agree: '1', disagree: '2', unsure: '3' };

/** Twenty sheets as somebody types them in a spreadsheet: what is ticked beside each statement, and what one of them wrote. */
export function sheetsAsTyped(
  conversationId: string,
  firstCopy: number,
  statements: readonly Readonly<{ number: number; words: string }>[],
  { slip, says }: Readonly<{ slip: boolean; says: string }>,
): string {
  const head = ['Sheet', ...statements.map(({ number }) => `Statement ${number}`), 'Own words'];
  const rows = Array.from({ length: 20 }, (_, sheet) => {
    const one = 60 + sheet;
    const marks = statements.map(({ words }) => {
      const { what, said } = saidOf(words);
      return draw(one + 900, what) < 0.15 ? '0' : keys[thinks(one, what, said)];
    });
    if (sheet === 4) marks[0] = slip ? '2' : '1';
    return [sheetCode(conversationId, firstCopy + sheet), ...marks, sheet === 7 ? says : ''];
  });
  return [head, ...rows].map((row) => row.join(',')).join('\n');
}
