import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { checkDeclared } from '../check-declared.ts';
import { lockProcurement } from '../order/moment-store.ts';
import type { Evaluation } from './evaluation.ts';
import { evaluationsById, judgedOf } from './evaluation-store.ts';
import { grounds, isListCheck, type Matter, matterTypes } from './matter.ts';
import { excludeBidder, insertMatter, mattersOf, updateMatter } from './matter-store.ts';
import { record } from './name-judge.ts';

async function looking(act: Act, { id }: Evaluation): Promise<Evaluation> {
  await lockProcurement(act.tx, id);
  const evaluation = (await evaluationsById(act.tx, [id]))[0]!;
  if (!['judging', 'locked', 'priced'].includes(evaluation.state)) refuse('wrong-state');
  await checkDeclared(act, evaluation.caseId);
  return evaluation;
}

const past = (act: Act, on: string | null, name: string): string | null =>
  on !== null && on > londonDate(act.now) ? slip(name, 'Enter a day that is not after today') : on;

export const matterInput = z.strictObject({
  tender: field.id('Choose a tender'),
  type: field.choice(matterTypes, 'Choose what is looked into'),
  about: field.text('Say who or what it is about; “none named” if there is nobody', 2_000),
  ground: field.optionalChoice(grounds),
  checkedOn: field.optionalDateOn(),
  source: field.optionalText(500),
  found: field.choice(['no', 'yes'], 'Say whether something was found'),
});

/** Records a check of a list, or something that has to be asked about. A check that found nothing is done with that. */
export async function raiseMatter(act: Act, object: Evaluation, typed: z.infer<typeof matterInput>): Promise<void> {
  const evaluation = await looking(act, object);
  if (!(await judgedOf(act.tx, evaluation)).some(({ tenderId }) => tenderId === typed.tender))
    slip('tender', 'Choose one from the list');
  if (typed.type === 'low-price' && evaluation.state !== 'priced') refuse('not-opened');
  const list = isListCheck(typed.type);
  if (list && !typed.checkedOn) slip('checkedOn', 'Enter the day on which the list was looked at');
  if (list && !typed.source) slip('source', 'Say which list, and where it was looked at');
  if (typed.type === 'exclusion' && !typed.ground) slip('ground', 'Choose the ground');
  const found = !list || typed.found === 'yes';
  await insertMatter(act.tx, evaluation.id, {
    id: act.newId(),
    tenderId: typed.tender,
    type: typed.type,
    about: typed.about,
    ground: typed.ground,
    checkedOn: past(act, typed.checkedOn, 'checkedOn'),
    source: typed.source,
    found,
    askedOn: null,
    asked: null,
    answeredOn: null,
    answer: null,
    decision: found ? null : 'stays',
    because: found ? null : 'Nothing was found',
    state: found ? 'raised' : 'decided',
    version: 1,
    raisedBy: act.who.personId!,
    raisedAt: act.now,
    decidedBy: found ? null : act.who.personId,
    decidedAt: found ? null : act.now,
  });
  record(act, evaluation, `evaluation.matter-${typed.type}`, JSON.stringify(typed));
}

export const matterStepInput = z.strictObject({
  matter: field.id(),
  version: field.version(),
  step: field.choice(['ask', 'answer', 'decide'], 'Choose what happened'),
  on: field.optionalDateOn(),
  words: field.text('Enter what was asked, what they say, or why it is decided so', 4_000),
  decision: field.optionalChoice(['stays', 'replaced', 'out']),
});

const laterStates: Record<'ask' | 'answer' | 'decide', readonly Matter['state'][]> = {
  ask: ['raised', 'asked'],
  answer: ['asked'],
  decide: ['raised', 'answered'],
};

/**
 * Takes a matter on: the bidder is asked, answers (or it is recorded that no answer came), and it is decided with a reason. Nobody is put out
 * who was not asked first (sections 19(3) to (5) and 58(2); check against current text).
 */
export async function takeMatterOn(
  act: Act,
  object: Evaluation,
  typed: z.infer<typeof matterStepInput>,
): Promise<void> {
  const evaluation = await looking(act, object);
  const before = (await mattersOf(act.tx, evaluation.id)).find(({ id }) => id === typed.matter) ?? refuse('not-found');
  const { step, words } = typed;
  if (!laterStates[step].includes(before.state)) refuse('wrong-state');
  const on = past(act, typed.on, 'on') ?? londonDate(act.now);
  let now: Matter;
  if (step === 'ask') now = { ...before, state: 'asked', askedOn: on, asked: words };
  else if (step === 'answer') now = { ...before, state: 'answered', answeredOn: on, answer: words };
  else {
    const decision = typed.decision ?? slip('decision', 'Choose what is decided');
    if (decision === 'out' && before.state !== 'answered')
      slip('decision', 'Ask them first, and record what they say or that no answer came. Nobody is put out unheard');
    if (decision === 'replaced' && (before.type === 'low-price' || before.type === 'exclusion'))
      slip('decision', 'Only a sub-contractor or somebody relied on can be replaced');
    now = { ...before, state: 'decided', decision, because: words, decidedBy: act.who.personId, decidedAt: act.now };
    if (decision === 'out' && before.type !== 'low-price') await excludeBidder(act.tx, before.tenderId, words);
  }
  if (!(await updateMatter(act.tx, now, typed.version))) refuse('stale');
  record(act, evaluation, `evaluation.matter-${now.state}`, JSON.stringify(typed));
}
