import { z } from 'zod';
import { nextFor, passReasons, type Turn } from '#engines/opinion/index.ts';
import { makeLink } from '#platform/accounts/signed-links.ts';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Conversation } from '../conversation.ts';
import { waysOf } from '../identity/identity-store.ts';
import { tooMuchSaid } from '../identity/limits.ts';
import { saidIn } from '../languages/said-in.ts';
import { type Held, saidAs } from './held.ts';
import { longestStatement } from './hold-conversation.ts';
import {
  type HeldStatement,
  heldStatement,
  heldStatements,
  insertStatement,
  insertVoter,
  keepAppeal,
  keepVote,
  type OwnVote,
  takeVoteBack,
  type Voter,
  writeLog,
} from './taking-part-store.ts';

export const takingPart = 'conversation';
/** Long enough to read what became of it. */
export const linkDays = 730;

/** Whether people can still say and vote: open, and not past its last day. */
export const takesVotes = ({ state }: Conversation, { closesOn }: Held, now: Date): boolean =>
  state === 'open' && (closesOn === null || londonDate(now) <= closesOn);

/** Somebody takes part, with a link of their own and nothing that says who they are. */
export async function joinConversation(act: Act, conversation: Conversation, held: Held): Promise<string> {
  if (!takesVotes(conversation, held, act.now)) refuse('wrong-state', 'nobody can take part in it now');
  if (!(await waysOf(act.tx, conversation.id)).includes('link')) refuse('way-closed');
  const id = act.newId();
  await insertVoter(act.tx, { id, conversationId: conversation.id, way: 'link', at: act.now });
  return makeLink(act, takingPart, id, linkDays);
}

export const voteValues = ['agree', 'disagree', 'unsure', 'does not apply', 'unclear'] as const;

export const voteInput = z.strictObject({
  statement: field.id(),
  vote: field.choice([...voteValues, 'take back'], 'Choose what you think'),
  important: field.ticked(),
  /** The translation that was shown; without it, the original. */
  translation: field.optionalId(),
});

const castAs = (vote: (typeof voteValues)[number]): { value: -1 | 0 | 1; reason: number } => {
  if (vote === 'agree') return { value: 1, reason: 0 };
  if (vote === 'disagree') return { value: -1, reason: 0 };
  return { value: 0, reason: passReasons.indexOf(vote) };
};

/** One vote, kept in its own transaction: whoever is answered is counted, once. The last one counts. */
export async function castVote(
  act: Act,
  { conversation, held, voter }: Readonly<{ conversation: Conversation; held: Held; voter: Voter }>,
  body: z.infer<typeof voteInput>,
): Promise<void> {
  if (!takesVotes(conversation, held, act.now)) refuse('wrong-state', 'the conversation is closed');
  if (body.vote === 'take back') {
    await takeVoteBack(act.tx, voter.id, body.statement);
    return;
  }
  const kept = await keepVote(act.tx, {
    conversationId: conversation.id,
    voterId: voter.id,
    statementId: body.statement,
    ...castAs(body.vote),
    important: body.important,
    translationId: body.translation,
    at: act.now,
  });
  if (!kept) refuse('not-found');
}

export const statementInput = z.strictObject({
  words: field.text('Write what you want to say', longestStatement),
  as: field.choice(saidAs, 'Choose how you say it'),
  language: field.optionalText(40),
  /** Sent again by whoever has seen that others say nearly the same. */
  anyway: field.ticked(),
});

const mostEach = 20;

const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{N}]{3,}/gu) ?? [],
  );

/** Statements that share most of their words with another: what is offered before the same is said twice. */
export function nearlyTheSame<One extends { words: string }>(words: string, others: readonly One[], most = 3): One[] {
  const own = wordsOf(words);
  const near = others.flatMap((one) => {
    const their = wordsOf(one.words);
    const both = [...own].filter((word) => their.has(word)).length;
    const alike = both / Math.max(1, Math.min(own.size, their.size));
    return alike >= 0.7 && both >= 3 ? [{ one, alike }] : [];
  });
  return near
    .sort((a, b) => b.alike - a.alike)
    .slice(0, most)
    .map(({ one }) => one);
}

/** Says something of one's own. Where a moderator looks first, others see it after that. */
export async function sayStatement(
  act: Act,
  { conversation, held, voter }: Readonly<{ conversation: Conversation; held: Held; voter: Voter }>,
  body: z.infer<typeof statementInput>,
): Promise<void> {
  if (!takesVotes(conversation, held, act.now)) refuse('wrong-state', 'the conversation is closed');
  if (voter.out) refuse('not-allowed', 'what you say here is no longer taken in');
  const all = await heldStatements(act.tx, conversation.id);
  const own = all.filter(({ authorId }) => authorId === voter.id);
  if (own.length >= mostEach) slip('words', `Everybody can say ${mostEach} things here, and you have`);
  const tooMuch = tooMuchSaid(
    own.map(({ saidAt }) => saidAt),
    act.now,
  );
  if (tooMuch) slip('words', tooMuch);
  const shown = all.filter(({ state }) => state === 'accepted');
  const [near] = nearlyTheSame(body.words, shown, 1);
  if (near && !body.anyway)
    slip('words', `Somebody has said nearly the same: “${near.words}”. Vote on that, or tick that yours is different`);
  const language = await saidIn(act.tx, conversation.id, body.language);
  const id = act.newId();
  await insertStatement(act.tx, {
    id,
    conversationId: conversation.id,
    words: body.words,
    language,
    state: held.moderatedBefore ? 'unmoderated' : 'accepted',
    saidAs: body.as,
    authorId: voter.id,
    at: act.now,
  });
  act.record({
    action: 'statement.said',
    on: { kind: 'statement', id },
    caseId: conversation.caseId,
    fields: ['words'],
    content: body.words,
  });
}

export const appealInput = z.strictObject({
  statement: field.id(),
  appeal: field.text('Write why it should be shown', 1_000),
});

/** Asks for a second look at what was refused; once. */
export async function appealRefusal(
  act: Act,
  { conversation, voter }: Readonly<{ conversation: Conversation; voter: Voter }>,
  body: z.infer<typeof appealInput>,
): Promise<void> {
  const statement = await heldStatement(act.tx, conversation.id, body.statement);
  if (!statement || statement.authorId !== voter.id) refuse('not-found');
  if (statement.state !== 'rejected' || statement.appeal !== null)
    refuse('wrong-state', 'there is nothing to look at again');
  await keepAppeal(act.tx, statement.id, body.appeal, act.now);
  await writeLog(act.tx, {
    id: act.newId(),
    conversationId: conversation.id,
    statementId: statement.id,
    action: 'appealed',
    reason: null,
    at: act.now,
  });
  act.record({
    action: 'statement.appealed',
    on: { kind: 'statement', id: statement.id },
    caseId: conversation.caseId,
    fields: ['appeal'],
    content: body.appeal,
  });
}

/** The published priority of a statement that nobody has seen: ((1 − ½) · ½ · (1 + 8))². */
const ofNew = 5.0625;

export type Next = Readonly<{ statement: HeldStatement; why: Turn['why']; left: number }>;

/** The statement that somebody is shown next, by the published rule; null where they have voted on all. */
export function nextStatement(
  { seed }: Pick<Held, 'seed'>,
  { number }: Pick<Voter, 'number'>,
  statements: readonly HeldStatement[],
  votes: readonly Pick<OwnVote, 'statementId'>[],
): Next | null {
  const done = new Set(votes.map(({ statementId }) => statementId));
  const open = statements.filter(({ id, state }) => state === 'accepted' && !done.has(id));
  const turn = nextFor(
    Float64Array.from(open, (one) => one.priority ?? ofNew),
    Int32Array.from(open, (one) => one.agrees + one.disagrees + one.passes),
    open.map((_, at) => at),
    { seed, person: number, turn: done.size },
  );
  return turn && { statement: open[turn.statement]!, why: turn.why, left: open.length };
}
