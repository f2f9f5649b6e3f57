import { z } from 'zod';
import type { Who } from '#platform/access/who.ts';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { casesById } from '#slices/cases/index.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { recordSigning } from './put-to-sign.ts';
import { type Answer, answers, hasOwnHand, type Partner, type Signing, signsFor } from './signing.ts';
import { holdSigning, insertAnswer } from './signing-store.ts';

const said = {
  answer: field.choice(answers, 'Choose your answer'),
  words: field.optionalText(2_000),
  role: field.optionalText(150),
  power: field.optionalText(300),
  decidedOn: field.optionalDateOn(),
};
export const answerInput = z.strictObject({ partner: field.id(), ...said });
export const byLinkInput = z.strictObject({ ...said, signedBy: field.text('Enter your name', 150) });
export const recordedInput = byLinkInput.extend({ partner: field.id() });
type Said = Omit<z.infer<typeof byLinkInput>, 'signedBy'>;

/** Which of a text's partners this person speaks for: an organisation that they belong to and work for here, or a body that they may speak for. */
export async function spokenFor(tx: Tx, who: Who, signing: Signing): Promise<Partner[]> {
  const bodies = new Set<string>();
  for (const { speakers } of await outcomesOf(tx, signing.caseId))
    for (const [bodyId, people] of Object.entries(speakers))
      if (who.personId && people.includes(who.personId) && who.bodyIds.includes(bodyId)) bodies.add(bodyId);
  return signing.partners.filter(
    (partner) => signsFor(who, signing, partner) || (partner.bodyId !== null && bodies.has(partner.bodyId)),
  );
}

/** Somebody signs, or does not, for their own organisation and no other. */
export async function signFor(
  act: Act,
  one: Signing,
  { partner, ...input }: z.infer<typeof answerInput>,
): Promise<void> {
  const signing = await stillOpen(act, one.id);
  const theirs = (await spokenFor(act.tx, act.who, signing)).find(({ id }) => id === partner);
  if (!theirs) refuse('not-for-this-partner');
  await keepAnswer(act, signing, theirs, { ...input, signedBy: act.who.name ?? '' }, 'account');
}

/** Written down for a partner by whoever put it. What a partner said itself is never written over, nor is a community spoken for. */
export async function recordAnswer(act: Act, one: Signing, input: z.infer<typeof recordedInput>): Promise<void> {
  const signing = await stillOpen(act, one.id);
  const { partner: id, ...given } = input;
  const partner = signing.partners.find((each) => each.id === id) ?? refuse('not-found');
  if (partner.bodyId) refuse('not-for-this-body');
  if (partner.answers.some(({ how }) => how !== 'recorded')) refuse('own-answer-stands');
  await keepAnswer(act, signing, partner, given, 'recorded');
}

export async function answerLink(
  act: Act,
  one: Signing,
  partnerId: string,
  input: z.infer<typeof byLinkInput>,
): Promise<void> {
  const signing = await stillOpen(act, one.id);
  const partner = signing.partners.find(({ id }) => id === partnerId) ?? refuse('link-used-or-old');
  if (hasOwnHand(partner)) refuse('own-answer-stands');
  await keepAnswer(act, signing, partner, input, 'link');
}

export async function stillOpen(act: Act, id: string): Promise<Signing> {
  const signing = await holdSigning(act.tx, id);
  const [theCase] = await casesById(act.tx, [signing.caseId]);
  if (signing.state !== 'open' || theCase?.state === 'closed') refuse('wrong-state');
  return signing;
}

function checkSaid(act: Act, { answer, words, decidedOn }: Said): void {
  if (answer === 'dissented' && !words)
    slip('words', 'Say what you dissent from: your words are printed beside your name');
  if (answer === 'declined' && !words) slip('words', 'Say why you do not sign, so that it can be looked at');
  if (decidedOn && decidedOn > londonDate(act.now))
    slip('decidedOn', 'Enter the date of a decision that has been taken');
}

async function keepAnswer(
  act: Act,
  signing: Signing,
  partner: Partner,
  given: Said & { signedBy: string },
  how: Answer['how'],
): Promise<void> {
  checkSaid(act, given);
  const answer: Answer = {
    ...given,
    id: act.newId(),
    partnerId: partner.id,
    how,
    recordedBy: how === 'recorded' ? act.who.name : null,
    givenAt: act.now,
    replacedAt: null,
  };
  await insertAnswer(act.tx, answer, how === 'link' ? null : act.who.personId);
  const partners = signing.partners.map((one) =>
    one.id === partner.id
      ? { ...one, answers: [...one.answers.map((old) => ({ ...old, replacedAt: old.replacedAt ?? act.now })), answer] }
      : one,
  );
  const content = JSON.stringify({ partner: partner.id, hash: signing.hash, ...given });
  recordSigning(act, { ...signing, partners }, `signing.${answer.answer}`, ['answers'], content);
}
