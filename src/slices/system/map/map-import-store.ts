import { sql } from 'kysely';
import type { Act } from '#platform/act/act.ts';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { CausalLink } from './causal-link.ts';
import type { ImportedMap } from './import-map.ts';
import type { Variable } from './variable.ts';

export async function keepMapImport(act: Act, caseId: string, done: ImportedMap): Promise<string> {
  const id = act.newId();
  await sql`insert into map_imports (id, case_id, variables, links, already, problems, given_by, given_at)
    values (${id}, ${caseId}, ${done.variables}, ${done.links}, ${done.already}, ${JSON.stringify(done.problems)}::jsonb,
      ${act.who.personId}, ${act.now})`.execute(act.tx);
  return id;
}

export async function mapImport(tx: Tx, caseId: string, id: string): Promise<ImportedMap | null> {
  const { rows } = await sql<ImportedMap>`select variables, links, already, problems from map_imports
    where id = ${id} and case_id = ${caseId}`.execute(tx);
  return rows[0] ?? null;
}

/** All of them or none: where somebody has taken one of their names meanwhile, the table is sent once more. */
export async function insertManyVariables(tx: Tx, variables: readonly Variable[]): Promise<void> {
  const { numAffectedRows } =
    await sql`insert into map_variables (id, case_id, state, version, name, definition, theme, goes_up, goes_down, added_at)
    select id, "caseId", 'standing', 1, name, definition, theme, "goesUp", "goesDown", "addedAt"
    from jsonb_to_recordset(${JSON.stringify(variables)}::jsonb) as given (id uuid, "caseId" uuid, name text, definition text, theme text,
      "goesUp" text, "goesDown" text, "addedAt" timestamptz)
    on conflict do nothing`.execute(tx);
  if (Number(numAffectedRows) !== variables.length) refuse('stale');
}

export async function insertManyLinks(tx: Tx, links: readonly CausalLink[]): Promise<void> {
  const { numAffectedRows } =
    await sql`insert into map_links (id, case_id, state, version, from_id, to_id, direction, delayed, delay_words, strength, added_at)
    select id, "caseId", 'standing', 1, "fromId", "toId", direction, delayed, "delayWords", strength, "addedAt"
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as given (id uuid, "caseId" uuid, "fromId" uuid, "toId" uuid, direction text,
      delayed boolean, "delayWords" text, strength text, "addedAt" timestamptz)
    on conflict do nothing`.execute(tx);
  if (Number(numAffectedRows) !== links.length) refuse('stale');
  const sources = links.flatMap((link) => link.sources);
  await sql`insert into map_sources (id, link_id, said_by, evidence, repeats, said_at)
    select id, "linkId", "saidBy", evidence, repeats, "saidAt"
    from jsonb_to_recordset(${JSON.stringify(sources)}::jsonb) as given (id uuid, "linkId" uuid, "saidBy" text, evidence text,
      repeats boolean, "saidAt" timestamptz)`.execute(tx);
}
