import { sql } from 'kysely';
import type { Act } from '#platform/act/act.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Mapping } from '#platform/export/index.ts';

/** What a remembered mapping reads. */
export type Reads = 'indicators' | 'contacts';

const organisationOf = (caseId: string) => sql`(select organisation_id from cases where id = ${caseId})`;

/** How files of this shape were read last time by the organisation whose case this is. */
export async function rememberedMapping(
  tx: Tx,
  caseId: string,
  reads: Reads,
  signature: string,
): Promise<Mapping | null> {
  const { rows } = await sql<{ mapping: Mapping }>`select mapping from system_mappings
    where organisation_id = ${organisationOf(caseId)} and reads = ${reads} and signature = ${signature}`.execute(tx);
  return rows[0]?.mapping ?? null;
}

export async function rememberMapping(
  act: Act,
  caseId: string,
  reads: Reads,
  signature: string,
  mapping: Mapping,
): Promise<void> {
  await sql`insert into system_mappings (organisation_id, reads, signature, mapping, saved_at)
    values (${organisationOf(caseId)}, ${reads}, ${signature}, ${JSON.stringify(mapping)}::jsonb, ${act.now})
    on conflict (organisation_id, reads, signature) do update set mapping = excluded.mapping, saved_at = excluded.saved_at`.execute(
    act.tx,
  );
}
