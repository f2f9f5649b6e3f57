import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import { speakersOnCase } from '#slices/outcomes/index.ts';
import { bodiesById } from '#slices/people/index.ts';
import type { Resource } from './resource.ts';

const select = sql`select id, case_id as "caseId", state, version, outcome_id as "outcomeId", type, name, steward, amount, unit,
  unpaid_carers as "unpaidCarers", consent, consent_by as "consentBy", consent_on as "consentOn", conditions, support_cost as "supportCost", in_the_way as "inTheWay", aims,
  who_cannot as "whoCannot", fragility, ready_in as "readyIn", review_on as "reviewOn", answers, confirmed_at as "confirmedAt", confirmed_by as "confirmedBy", entry_id as "entryId", body_id as "bodyId", listed, added_at as "addedAt" from resources`;

type Row = Omit<Resource, 'body' | 'speakers'>;

async function load(tx: Tx, where: ReturnType<typeof sql>): Promise<Resource[]> {
  const { rows } = await sql<Row>`${select} where ${where}`.execute(tx);
  const owned = [...new Set(rows.flatMap(({ bodyId }) => bodyId ?? []))];
  const bodies = new Map((await bodiesById(tx, owned)).map((body) => [body.id, body]));
  const speakers = new Map<string, readonly string[]>();
  for (const { caseId, bodyId } of rows) {
    const key = `${caseId} ${bodyId}`;
    if (bodyId && !speakers.has(key)) speakers.set(key, await speakersOnCase(tx, caseId, bodies.get(bodyId)!));
  }
  return rows.map((row) => ({
    ...row,
    body: row.bodyId && bodies.get(row.bodyId)!.name,
    speakers: speakers.get(`${row.caseId} ${row.bodyId}`) ?? [],
  }));
}

export const resourcesById = (tx: Tx, ids: readonly string[]): Promise<Resource[]> =>
  load(tx, sql`id = any(${[...ids]}::uuid[])`);

export const resourcesOf = (tx: Tx, caseId: string): Promise<Resource[]> =>
  load(tx, sql`case_id = ${caseId} order by added_at, id`);

/** What a community owns, on whatever case. */
export const resourcesOfBody = (tx: Tx, bodyId: string): Promise<Resource[]> =>
  load(tx, sql`body_id = ${bodyId} order by added_at, id`);

/** What its people agreed to have listed for everybody, the newest last; and how many there are in all. */
export async function listedResources(
  tx: Tx,
  { from, most }: Readonly<{ from: number; most: number }>,
): Promise<{ resources: Resource[]; count: number }> {
  const shown = sql`listed and state = 'known'`;
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from resources where ${shown}`.execute(
    tx,
  );
  const resources = await load(tx, sql`${shown} order by added_at, id limit ${most} offset ${from}`);
  return { resources, count: rows[0]!.count };
}

export async function listedResource(tx: Tx, id: string): Promise<Resource | null> {
  return (await load(tx, sql`listed and state = 'known' and id = ${id}`))[0] ?? null;
}

export type ResourceDetails = Omit<Resource, 'id' | 'caseId' | 'state' | 'version' | 'addedAt' | 'body' | 'speakers'>;

const columns = (details: ResourceDetails) => ({
  outcome_id: details.outcomeId,
  type: details.type,
  name: details.name,
  steward: details.steward,
  amount: details.amount,
  unit: details.unit,
  unpaid_carers: details.unpaidCarers,
  consent: details.consent,
  consent_by: details.consentBy,
  consent_on: details.consentOn,
  conditions: details.conditions,
  support_cost: details.supportCost,
  in_the_way: details.inTheWay,
  aims: details.aims,
  who_cannot: details.whoCannot,
  fragility: details.fragility,
  ready_in: details.readyIn,
  review_on: details.reviewOn,
  answers: JSON.stringify(details.answers),
  confirmed_at: details.confirmedAt,
  confirmed_by: details.confirmedBy,
  entry_id: details.entryId,
  body_id: details.bodyId,
  listed: details.listed,
});

type ResourceTable = {
  resources: ReturnType<typeof columns> & {
    id: string;
    case_id: string;
    state: string;
    version: number;
    added_by: string;
    added_at: Date;
  };
};
const resourcesIn = (tx: Tx) => tx.withTables<ResourceTable>();

export async function insertResource(
  tx: Tx,
  id: string,
  caseId: string,
  details: ResourceDetails,
  by: string,
  at: Date,
): Promise<void> {
  await resourcesIn(tx)
    .insertInto('resources')
    .values({ ...columns(details), id, case_id: caseId, state: 'known', version: 1, added_by: by, added_at: at })
    .execute();
}

/** Writes the resource as it is given, only from the version that the form was made from. */
export async function updateResource(tx: Tx, resource: Resource, version: number): Promise<void> {
  const { numUpdatedRows } = await resourcesIn(tx)
    .updateTable('resources')
    .set({ ...columns(resource), state: resource.state, version: version + 1 })
    .where('id', '=', resource.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) refuse('stale');
}
