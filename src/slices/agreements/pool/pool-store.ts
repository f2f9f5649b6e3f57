import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { PoolScheme, PoolShare, PoolTerms } from './pool.ts';

export async function schemesOf(tx: Tx, agreementId: string): Promise<PoolScheme[]> {
  const { rows } = await sql<PoolScheme>`select title, budget_pence as "budgetPence", forecast_pence as "forecastPence",
    reduction_pence as "reductionPence", forecast_on as "forecastOn", p.name as "forecastBy"
    from pool_schemes s join persons p on p.id = s.forecast_by where agreement_id = ${agreementId} order by budget_pence desc, title`.execute(
    tx,
  );
  return rows;
}

/** What is forecast now takes the place of what was: the audit keeps that it changed. */
export async function saveSchemes(
  tx: Tx,
  agreementId: string,
  schemes: readonly Omit<PoolScheme, 'forecastOn' | 'forecastBy'>[],
  by: { newId: () => string; personId: string; on: string },
): Promise<void> {
  await sql`delete from pool_schemes where agreement_id = ${agreementId}`.execute(tx);
  for (const { title, budgetPence, forecastPence, reductionPence } of schemes)
    await sql`insert into pool_schemes (id, agreement_id, title, budget_pence, forecast_pence, reduction_pence, forecast_on, forecast_by)
      values (${by.newId()}, ${agreementId}, ${title}, ${budgetPence}, ${forecastPence}, ${reductionPence}, ${by.on}, ${by.personId})`.execute(
      tx,
    );
}

export async function termsOf(tx: Tx, agreementId: string): Promise<PoolTerms | null> {
  const { rows } =
    await sql<PoolTerms>`select host, manager, lead_commissioner as "leadCommissioner", reserve_pence as "reservePence",
    underspend, exit_notice as "exitNotice", vat, version from pool_terms where agreement_id = ${agreementId}`.execute(
      tx,
    );
  return rows[0] ?? null;
}

export async function saveTerms(tx: Tx, agreementId: string, terms: PoolTerms): Promise<void> {
  const { host, manager, leadCommissioner, reservePence, underspend, exitNotice, vat, version } = terms;
  const { rows } =
    version === 0
      ? await sql`insert into pool_terms (agreement_id, host, manager, lead_commissioner, reserve_pence, underspend, exit_notice, vat)
          values (${agreementId}, ${host}, ${manager}, ${leadCommissioner}, ${reservePence}, ${underspend}, ${exitNotice}, ${vat})
          on conflict do nothing returning agreement_id`.execute(tx)
      : await sql`update pool_terms set host = ${host}, manager = ${manager}, lead_commissioner = ${leadCommissioner},
          reserve_pence = ${reservePence}, underspend = ${underspend}, exit_notice = ${exitNotice}, vat = ${vat}, version = version + 1
          where agreement_id = ${agreementId} and version = ${version} returning agreement_id`.execute(tx);
  if (rows.length === 0) refuse('stale');
}

export async function sharesOf(tx: Tx, agreementId: string): Promise<PoolShare[]> {
  const { rows } =
    await sql<PoolShare>`select party_id as "partyId", weight, cap_pence as "capPence" from pool_shares where agreement_id = ${agreementId}`.execute(
      tx,
    );
  return rows;
}

export async function saveShares(tx: Tx, agreementId: string, shares: readonly PoolShare[]): Promise<void> {
  await sql`delete from pool_shares where agreement_id = ${agreementId}`.execute(tx);
  for (const { partyId, weight, capPence } of shares)
    await sql`insert into pool_shares (agreement_id, party_id, weight, cap_pence) values (${agreementId}, ${partyId}, ${weight}, ${capPence})`.execute(
      tx,
    );
}
