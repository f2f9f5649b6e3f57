import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Lot } from '../procurement.ts';
import { lotsOf } from '../procurement-store.ts';
import { type Evaluation, type Judged, letters, stateOf } from './evaluation.ts';

type Row = Omit<Evaluation, 'state'> & { happened: string[]; procurementState: string };

const judges = sql`coalesce((select json_agg(json_build_object('id', j.id, 'personId', j.person_id, 'person', n.name, 'criterionIds',
    (select coalesce(json_agg(c.criterion_id order by c.criterion_id), '[]'::json) from judge_criteria c where c.judge_id = j.id)) order by n.name, j.id)
  from evaluation_judges j join persons n on n.id = j.person_id where j.procurement_id = p.id and j.ended_at is null), '[]'::json)`;

async function load(tx: Tx, where: ReturnType<typeof sql>): Promise<Evaluation[]> {
  const { rows } =
    await sql<Row>`select p.id, p.case_id as "caseId", p.version, p.title, p.regime, p.route, p.state as "procurementState",
    coalesce((select array_agg(m.moment) from procurement_moments m where m.procurement_id = p.id), '{}') as happened,
    coalesce((select r.anonymised from scoring_rules r where r.procurement_id = p.id), false) as anonymised, ${judges} as judges
    from procurements p where ${where} order by p.added_at, p.id`.execute(tx);
  return rows.map(({ happened, procurementState, ...row }) => ({
    ...row,
    state: procurementState === 'stopped' ? 'stopped' : stateOf(new Set(happened)),
  }));
}

export const evaluationsById = (tx: Tx, ids: readonly string[]): Promise<Evaluation[]> =>
  load(tx, sql`p.id = any(${[...ids]}::uuid[])`);
/** Only those that somebody was named to judge. */
export const evaluationsOf = (tx: Tx, caseId: string): Promise<Evaluation[]> =>
  load(tx, sql`p.case_id = ${caseId} and exists (select 1 from evaluation_judges j where j.procurement_id = p.id)`);

/**
 * The tenders that are judged: open, of bidders who still take part. Their order is by chance and stays; where names are hidden until quality is
 * locked, that order gives each its letter. `named` is for checks, which those who judge do not read meanwhile.
 */
export async function judgedOf(tx: Tx, evaluation: Evaluation, named = false): Promise<Judged[]> {
  if (evaluation.state === 'waiting') return [];
  const { rows } = await sql<
    Judged & { state: string }
  >`select t.id as "tenderId", t.bidder_id as "bidderId", t.lot_ids as "lotIds", b.name as label, b.state
    from tenders t join bidders b on b.id = t.bidder_id where t.procurement_id = ${evaluation.id} and t.state = 'open'
    order by md5(t.procurement_id::text || t.id::text), t.id`.execute(tx);
  const hidden = evaluation.anonymised && evaluation.state === 'judging' && !named;
  return rows
    .map(({ state, ...one }, at) => ({ state, one: hidden ? { ...one, label: `Bidder ${letters(at)}` } : one }))
    .filter(({ state }) => state === 'taking-part' || state === 'excluded')
    .map(({ one }) => one);
}

export const lotsJudged = async (tx: Tx, evaluation: Pick<Evaluation, 'id' | 'caseId'>): Promise<Lot[]> =>
  (await lotsOf(tx, evaluation.caseId)).filter(
    (lot) => lot.procurementId === evaluation.id && lot.state !== 'withdrawn',
  );
