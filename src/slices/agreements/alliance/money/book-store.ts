import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type BookTerms, type Cost, type MemberShare, noTerms } from './book.ts';

export async function costsOf(tx: Tx, agreementId: string): Promise<Cost[]> {
  const { rows } =
    await sql<Cost>`select party_id as "partyId", line, target_pence as "targetPence", actual_pence as "actualPence",
    own, written_on as "writtenOn" from alliance_costs where agreement_id = ${agreementId} order by target_pence desc, line`.execute(
      tx,
    );
  return rows;
}

/** What a member’s book says now takes the place of what it said: the audit keeps that it changed. */
export async function saveCosts(
  tx: Tx,
  agreementId: string,
  partyId: string,
  costs: readonly Cost[],
  by: Readonly<{ newId: () => string; personId: string }>,
): Promise<void> {
  await sql`delete from alliance_costs where party_id = ${partyId}`.execute(tx);
  for (const one of costs)
    await sql`insert into alliance_costs (id, agreement_id, party_id, line, target_pence, actual_pence, own, written_by, written_on)
      values (${by.newId()}, ${agreementId}, ${partyId}, ${one.line}, ${one.targetPence}, ${one.actualPence}, ${one.own}, ${by.personId},
        ${one.writtenOn})`.execute(tx);
}

export async function bookTermsOf(tx: Tx, agreementId: string): Promise<BookTerms> {
  const { rows } = await sql<BookTerms>`select gain_share as "gainShare", pain_share as "painShare", modifier,
    modifier_says as "modifierSays", version from alliance_terms where agreement_id = ${agreementId}`.execute(tx);
  return rows[0] ?? noTerms;
}

export async function saveBookTerms(tx: Tx, agreementId: string, one: BookTerms): Promise<void> {
  const { numAffectedRows } =
    one.version === 0
      ? await sql`insert into alliance_terms (agreement_id, gain_share, pain_share, modifier, modifier_says)
          values (${agreementId}, ${one.gainShare}, ${one.painShare}, ${one.modifier}, ${one.modifierSays}) on conflict do nothing`.execute(
          tx,
        )
      : await sql`update alliance_terms set gain_share = ${one.gainShare}, pain_share = ${one.painShare}, modifier = ${one.modifier},
          modifier_says = ${one.modifierSays}, version = version + 1
          where agreement_id = ${agreementId} and version = ${one.version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}

export async function memberSharesOf(tx: Tx, agreementId: string): Promise<MemberShare[]> {
  const { rows } = await sql<MemberShare>`select party_id as "partyId", weight, gain_cap_pence as "gainCapPence",
    pain_cap_pence as "painCapPence" from alliance_shares where agreement_id = ${agreementId} order by weight desc, party_id`.execute(
    tx,
  );
  return rows;
}

export async function saveMemberShares(tx: Tx, agreementId: string, shares: readonly MemberShare[]): Promise<void> {
  await sql`delete from alliance_shares where agreement_id = ${agreementId}`.execute(tx);
  for (const { partyId, weight, gainCapPence, painCapPence } of shares)
    await sql`insert into alliance_shares (agreement_id, party_id, weight, gain_cap_pence, pain_cap_pence)
      values (${agreementId}, ${partyId}, ${weight}, ${gainCapPence}, ${painCapPence})`.execute(tx);
}
