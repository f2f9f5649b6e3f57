import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export type Commissioning = Readonly<{
  /** Everybody who wears, or ever wore, a commissioner or procurement hat on the case. */
  personIds: readonly string[];
  /** The organisation that leads the case, and every one that granted such a hat on it. */
  organisationIds: readonly string[];
  since: Date;
}>;

/** Who commissions each case. Taking a hat off does not undo having worn it. */
export async function commissioningOf(tx: Tx, caseIds: readonly string[]): Promise<Map<string, Commissioning>> {
  const { rows } = await sql<Commissioning & { caseId: string }>`select c.id as "caseId", c.started_at as since,
      coalesce(array_agg(distinct h.person_id) filter (where h.person_id is not null), '{}') as "personIds",
      array_agg(distinct coalesce(h.organisation_id, c.organisation_id)) || c.organisation_id as "organisationIds"
    from cases c left join case_hats h on h.case_id = c.id and h.hat in ('commissioner', 'procurement')
    where c.id = any(${[...caseIds]}::uuid[]) group by c.id`.execute(tx);
  return new Map(rows.map(({ caseId, ...row }) => [caseId, row]));
}
