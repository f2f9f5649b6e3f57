import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Resource } from './resource.ts';

const select = sql`select id, case_id as "caseId", state, version, outcome_id as "outcomeId", type, name, steward, amount, unit,
  unpaid_carers as "unpaidCarers", consent, consent_by as "consentBy", consent_on as "consentOn", conditions, support_cost as "supportCost", in_the_way as "inTheWay", aims,
  who_cannot as "whoCannot", fragility, ready_in as "readyIn", review_on as "reviewOn", answers, confirmed_at as "confirmedAt", confirmed_by as "confirmedBy", entry_id as "entryId", added_at as "addedAt" from resources`;

export async function resourcesById(tx: Tx, ids: readonly string[]): Promise<Resource[]> {
  return (await sql<Resource>`${select} where id = any(${[...ids]}::uuid[])`.execute(tx)).rows;
}

export async function resourcesOf(tx: Tx, caseId: string): Promise<Resource[]> {
  return (await sql<Resource>`${select} where case_id = ${caseId} order by added_at, id`.execute(tx)).rows;
}

export type ResourceDetails = Omit<Resource, 'id' | 'caseId' | 'state' | 'version' | 'addedAt'>;

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
