import { sql } from 'kysely';
import type { Act } from '#platform/act/act.ts';
import type { Tx } from '#platform/db/database.ts';
import { type Mapping, signature } from '#platform/export/index.ts';

/** A list that an organisation brings in, and the columns of its file: the same names are remembered apart for each kind of list. */
export type ListOf = Readonly<{ organisationId: string; list: string; columns: readonly string[] }>;

const keyOf = ({ list, columns }: ListOf) => `${list} ${signature(columns)}`;

/** How the organisation had the columns of such a list read last time. */
export async function rememberedMapping(tx: Tx, of: ListOf): Promise<Mapping | null> {
  const { rows } = await sql<{ mapping: Mapping }>`select mapping from column_mappings
    where organisation_id = ${of.organisationId} and signature = ${keyOf(of)}`.execute(tx);
  return rows[0]?.mapping ?? null;
}

export async function rememberMapping({ tx, now }: Act, of: ListOf, mapping: Mapping): Promise<void> {
  await sql`insert into column_mappings (organisation_id, signature, mapping, saved_at)
    values (${of.organisationId}, ${keyOf(of)}, ${JSON.stringify(mapping)}::jsonb, ${now})
    on conflict (organisation_id, signature) do update set mapping = excluded.mapping, saved_at = excluded.saved_at`.execute(
    tx,
  );
}
