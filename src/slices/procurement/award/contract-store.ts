import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Contract } from './contract.ts';

const columns = sql`decision_id as "decisionId", procurement_id as "procurementId", signed_on as "signedOn", value_pence as "valuePence",
  starts_on as "startsOn", ends_on as "endsOn", details_on as "detailsOn", details_reference as "detailsReference", copy_on as "copyOn",
  copy_reference as "copyReference", redactions, ended_on as "endedOn", ended_how as "endedHow", ended_because as "endedBecause",
  ended_reference as "endedReference", version`;

export async function contractsIn(tx: Tx, procurementIds: readonly string[]): Promise<Contract[]> {
  return (
    await sql<Contract>`select ${columns} from award_contracts where procurement_id = any(${[...procurementIds]}::uuid[])
    order by signed_on, decision_id`.execute(tx)
  ).rows;
}

export const contractsOf = (tx: Tx, procurementId: string): Promise<Contract[]> => contractsIn(tx, [procurementId]);

export async function insertContract(tx: Tx, c: Contract, by: string, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into award_contracts (decision_id, procurement_id, signed_on, value_pence, starts_on, ends_on, version, recorded_by, recorded_at)
    values (${c.decisionId}, ${c.procurementId}, ${c.signedOn}, ${c.valuePence}, ${c.startsOn}, ${c.endsOn}, 1, ${by}, ${at})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function updateContract(tx: Tx, c: Contract, version: number): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update award_contracts set details_on = ${c.detailsOn}, details_reference = ${c.detailsReference}, copy_on = ${c.copyOn},
      copy_reference = ${c.copyReference}, redactions = ${c.redactions}, ended_on = ${c.endedOn}, ended_how = ${c.endedHow},
      ended_because = ${c.endedBecause}, ended_reference = ${c.endedReference}, version = version + 1
    where decision_id = ${c.decisionId} and version = ${version}`.execute(tx);
  return numAffectedRows === 1n;
}
