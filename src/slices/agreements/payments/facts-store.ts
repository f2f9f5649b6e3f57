import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { numberKey } from '#standards/invoice/index.ts';
import type { PaymentFacts } from './facts.ts';

export async function factsOf(tx: Tx, agreementId: string): Promise<PaymentFacts | null> {
  const { rows } =
    await sql<PaymentFacts>`select agreement_id as "agreementId", number, supplier_number as "supplierNumber", law, begun_on as "begunOn",
    subcontracts, subcontract_terms as "subcontractTerms", version from agreement_payment_facts where agreement_id = ${agreementId}`.execute(
      tx,
    );
  return rows[0] ?? null;
}

/** Writes only from the version that somebody looked at; 0 where there was none. */
export async function saveFacts(tx: Tx, facts: PaymentFacts, by: string | null, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into agreement_payment_facts as f (agreement_id, number, number_key, supplier_number, law, begun_on,
      subcontracts, subcontract_terms, set_by, set_at)
    values (${facts.agreementId}, ${facts.number}, ${numberKey(facts.number)}, ${facts.supplierNumber}, ${facts.law}, ${facts.begunOn},
      ${facts.subcontracts}, ${facts.subcontractTerms}, ${by}, ${at})
    on conflict (agreement_id) do update set number = excluded.number, number_key = excluded.number_key, supplier_number = excluded.supplier_number,
      law = excluded.law, begun_on = excluded.begun_on, subcontracts = excluded.subcontracts, subcontract_terms = excluded.subcontract_terms,
      version = f.version + 1, set_by = excluded.set_by, set_at = excluded.set_at where f.version = ${facts.version}`.execute(
      tx,
    );
  return numAffectedRows === 1n;
}
