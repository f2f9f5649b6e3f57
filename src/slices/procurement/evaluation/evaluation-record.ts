import type { Tx } from '#platform/db/database.ts';
import { amendmentsOf, criteriaTreeOf, rulesOf } from '../criteria/criteria-store.ts';
import { readersAmong } from '../names-hidden/readers-among.ts';
import { momentsSet } from '../order/moment-store.ts';
import { evaluationsById, judgedOf } from './evaluation-store.ts';
import { judgesEver, locksOf } from './judge-store.ts';
import { mattersOf } from './matter-store.ts';
import { drawsOf, pricesOf } from './price-store.ts';
import { resultsOf } from './result-store.ts';
import { lockedScores } from './score-store.ts';
import { correctionsOf, passesOf, settledOf } from './settled-store.ts';

/**
 * Everything that was judged, for the audit pack. Scores and what was settled are in it once quality is locked, prices once they are open:
 * before that they are nobody's, whoever asks.
 */
export async function evaluationRecord(tx: Tx, procurementId: string) {
  const [evaluation] = await evaluationsById(tx, [procurementId]);
  if (!evaluation) return null;
  const happened = await momentsSet(tx, procurementId);
  const locked = happened.has('quality-locked');
  const priced = happened.has('price-opened');
  return {
    state: evaluation.state,
    criteria: await criteriaTreeOf(tx, procurementId),
    rules: await rulesOf(tx, procurementId),
    amendments: await amendmentsOf(tx, procurementId),
    judges: await judgesEver(tx, procurementId),
    /** Who of those who judged without names could read them, and why they judged nonetheless. */
    readers: evaluation.anonymised ? await readersAmong(tx, procurementId) : [],
    locks: await locksOf(tx, procurementId),
    tenders: locked ? await judgedOf(tx, evaluation) : [],
    individual: locked ? await lockedScores(tx, procurementId) : [],
    settled: locked ? await settledOf(tx, procurementId) : [],
    corrections: locked ? await correctionsOf(tx, procurementId) : [],
    passes: locked ? await passesOf(tx, procurementId) : [],
    matters: locked ? await mattersOf(tx, procurementId) : [],
    prices: priced ? await pricesOf(tx, procurementId) : [],
    draws: priced ? await drawsOf(tx, procurementId) : [],
    results: await resultsOf(tx, procurementId),
  };
}

export type EvaluationRecord = NonNullable<Awaited<ReturnType<typeof evaluationRecord>>>;
