import type { Tx } from '#platform/db/database.ts';
import type { JudgedTender } from '../tendering/tender.ts';
import type { Evaluation } from './evaluation.ts';
import { evaluationsOf } from './evaluation-store.ts';
import { type Result, resultsOf } from './result-store.ts';

/** How every tender came out, as it was when scores became final; nothing before. */
export const judgedTenders = async (tx: Tx, procurementId: string): Promise<JudgedTender[]> =>
  (await resultsOf(tx, procurementId)).flatMap(({ judged }) => judged);

/** The winner of each lot, or of the whole, as it was when scores became final; nothing before. */
export const resultOf = async (
  tx: Tx,
  procurementId: string,
): Promise<Pick<Result, 'lotId' | 'winnerTenderId' | 'engine' | 'madeAt'>[]> =>
  (await resultsOf(tx, procurementId)).map(({ lotId, winnerTenderId, engine, madeAt }) => ({
    lotId,
    winnerTenderId,
    engine,
    madeAt,
  }));

/** Whose tenders somebody was named to judge on a case: their way in, whatever else they see of what is bought. */
export const judgedBy = async (
  tx: Tx,
  caseId: string,
  personId: string | null,
): Promise<Pick<Evaluation, 'id' | 'title'>[]> =>
  (await evaluationsOf(tx, caseId))
    .filter(({ judges }) => judges.some((one) => one.personId === personId))
    .map(({ id, title }) => ({ id, title }));

export { type EvaluationRecord, evaluationRecord } from './evaluation-record.ts';

/** Everybody who judges tenders on a case: what a provider says in confidence does not reach them. */
export const judgesOfCase = async (tx: Tx, caseId: string): Promise<string[]> =>
  (await evaluationsOf(tx, caseId)).flatMap(({ judges }) => judges.map(({ personId }) => personId));
