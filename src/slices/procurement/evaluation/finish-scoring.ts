import { z } from 'zod';
import { engineVersion } from '#engines/scoring/index.ts';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { wearersOf } from '#slices/cases/index.ts';
import { checkDeclared } from '../check-declared.ts';
import { lockProcurement } from '../order/moment-store.ts';
import { recordMoment } from '../order/record-moment.ts';
import type { Evaluation } from './evaluation.ts';
import { evaluationsById } from './evaluation-store.ts';
import { hangsOn } from './hangs.ts';
import { judgedFor } from './judged.ts';
import { matterLabels } from './matter.ts';
import { record } from './name-judge.ts';
import { insertDraw } from './price-store.ts';
import { insertResult } from './result-store.ts';
import { lockedScores } from './score-store.ts';
import { correctionsOf } from './settled-store.ts';
import { type Everything, standingNow } from './standing-now.ts';

/** What still stands before scores are final, in words. */
export function finishLacks({ regime }: Evaluation, { lots, matters }: Everything, waiting: number): string[] {
  const lacks = lots.flatMap(({ missing, title }) => missing.map((one) => (title ? `${title}: ${one}` : one)));
  const label = new Map(lots.flatMap(({ tenders }) => tenders.map((one) => [one.tenderId, one.label] as const)));
  for (const { title, flags } of lots)
    for (const id of new Set(flags.map(({ bid }) => bid)))
      if (!matters.some((one) => one.tenderId === id && one.type === 'low-price' && one.state === 'decided'))
        lacks.push(`${title ? `${title}: ` : ''}Ask ${label.get(id)} about its low price, and decide.`);
  for (const one of matters.filter(({ state }) => state !== 'decided'))
    lacks.push(`Decide for ${label.get(one.tenderId) ?? 'a bidder'}: ${matterLabels[one.type]}.`);
  if (regime === 'light-touch' || regime === 'ordinary')
    for (const [id, name] of label)
      for (const type of ['debarment', 'sub-contractor'] as const)
        if (!matters.some((one) => one.tenderId === id && one.type === type))
          lacks.push(`Record for ${name}: ${matterLabels[type]}.`);
  if (waiting > 0) lacks.push('A correction waits for a second person.');
  for (const { standings, title } of lots)
    for (const tied of standings?.undecided ?? [])
      lacks.push(`${title ? `${title}: ` : ''}Draw a lot between ${tied.map((id) => label.get(id)).join(' and ')}.`);
  return [...new Set(lacks)];
}

async function pricedNow(act: Act, { id }: Evaluation): Promise<Evaluation> {
  await lockProcurement(act.tx, id);
  const evaluation = (await evaluationsById(act.tx, [id]))[0]!;
  if (evaluation.state !== 'priced') refuse(evaluation.state === 'scored' ? 'scores-locked' : 'not-opened');
  await checkDeclared(act, evaluation.caseId);
  return evaluation;
}

/** Makes scores final: everything is kept as it is on this day, and nothing changes it. */
export async function finishScoring(act: Act, object: Evaluation): Promise<void> {
  const evaluation = await pricedNow(act, object);
  const everything = await standingNow(act.tx, evaluation);
  const open = (await correctionsOf(act.tx, evaluation.id)).filter(({ confirmedBy }) => !confirmedBy).length;
  const lacks = finishLacks(evaluation, everything, open);
  if (lacks.length > 0) refuse('not-complete', lacks.join(' '));
  const given = await lockedScores(act.tx, evaluation.id);
  for (const lot of everything.lots)
    await insertResult(act.tx, act.newId(), evaluation.id, {
      lotId: lot.lotId,
      engine: engineVersion,
      winnerTenderId: lot.standings?.winner ?? null,
      judged: judgedFor(lot, everything.settled),
      hangs: { says: hangsOn(lot, given) },
      madeAt: act.now,
    });
  await recordMoment(act, evaluation, { moment: 'scored' });
  record(act, evaluation, 'evaluation.scored', JSON.stringify(everything.lots.map(({ standings }) => standings)));
}

export const drawInput = z.strictObject({
  lot: field.optionalId(),
  tender: field.id('Choose whose lot was drawn first'),
  witness: field.id('Choose who saw it'),
});

/** Records whose lot was drawn first among those who share a place; the last one needs no drawing. */
export async function drawTie(act: Act, object: Evaluation, typed: z.infer<typeof drawInput>): Promise<void> {
  const evaluation = await pricedNow(act, object);
  const lot =
    (await standingNow(act.tx, evaluation)).lots.find(({ lotId }) => lotId === typed.lot) ?? refuse('not-found');
  const tied = lot.standings?.undecided.find((group) => group.includes(typed.tender));
  if (!tied || lot.draws.includes(typed.tender)) slip('tender', 'Choose one of those who share a place');
  const workers = (await wearersOf(act.tx, evaluation.caseId)).filter(({ hat }) => hat !== 'provider');
  if (typed.witness === act.who.personId || !workers.some(({ personId }) => personId === typed.witness))
    slip('witness', 'Choose somebody else who works on this case');
  const left = tied.filter((id) => id !== typed.tender && !lot.draws.includes(id));
  for (const tenderId of left.length === 1 ? [typed.tender, left[0]!] : [typed.tender])
    await insertDraw(act.tx, act.newId(), evaluation.id, {
      lotId: typed.lot,
      tenderId,
      drawnBy: act.who.personId!,
      witnessBy: typed.witness,
      drawnAt: act.now,
    });
  record(act, evaluation, 'evaluation.tie-drawn', JSON.stringify(typed));
}
