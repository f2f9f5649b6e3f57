import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Charter, type CharterInEffect, noCharter } from './charter.ts';

export async function charterOf(tx: Tx, agreementId: string): Promise<Charter> {
  const { rows } =
    await sql<Charter>`select purpose, principles, joining, leaving, conflicts, quorum_reserved as "quorumReserved",
    quorum_unanimous as "quorumUnanimous", to_json(days) as days, version from alliance_charters where agreement_id = ${agreementId}`.execute(
      tx,
    );
  return rows[0] ?? noCharter;
}

/** Writes only over the version that somebody looked at. */
export async function saveCharter(tx: Tx, agreementId: string, one: Charter): Promise<void> {
  const days = sql`${[...one.days]}::integer[]`;
  const { numAffectedRows } =
    one.version === 0
      ? await sql`insert into alliance_charters (agreement_id, purpose, principles, joining, leaving, conflicts, quorum_reserved, quorum_unanimous, days)
          values (${agreementId}, ${one.purpose}, ${one.principles}, ${one.joining}, ${one.leaving}, ${one.conflicts}, ${one.quorumReserved},
            ${one.quorumUnanimous}, ${days}) on conflict do nothing`.execute(tx)
      : await sql`update alliance_charters set purpose = ${one.purpose}, principles = ${one.principles}, joining = ${one.joining},
          leaving = ${one.leaving}, conflicts = ${one.conflicts}, quorum_reserved = ${one.quorumReserved}, quorum_unanimous = ${one.quorumUnanimous},
          days = ${days}, version = version + 1 where agreement_id = ${agreementId} and version = ${one.version}`.execute(
          tx,
        );
  if (numAffectedRows !== 1n) refuse('stale');
}

export async function insertCharterVersion(
  tx: Tx,
  signingId: string,
  agreementId: string,
  content: CharterInEffect,
): Promise<void> {
  await sql`insert into alliance_charter_versions (signing_id, agreement_id, content)
    values (${signingId}, ${agreementId}, ${JSON.stringify(content)}::jsonb)`.execute(tx);
}

/**
 * The newest version that every one of its members signed, at one and the same moment: nobody takes that back alone. A
 * signature that was only written down for a member holds until the member itself says that it did not sign, and not at
 * all once the text was taken back, when it could not say so any more.
 */
export async function charterInEffect(tx: Tx, agreementId: string): Promise<CharterInEffect | null> {
  const { rows } = await sql<{ content: CharterInEffect }>`select v.content from alliance_charter_versions v
    join signings s on s.id = v.signing_id
    where v.agreement_id = ${agreementId} and exists (
      select 1 from signing_answers t join signing_partners tp on tp.id = t.partner_id where tp.signing_id = s.id and not exists (
        select 1 from signing_partners p where p.signing_id = s.id and not exists (
          select 1 from signing_answers a where a.partner_id = p.id and a.answer <> 'declined' and a.given_at <= t.given_at
            and (a.replaced_at is null or a.replaced_at > t.given_at)
            and (a.how <> 'recorded' or (s.state <> 'withdrawn' and not exists (select 1 from signing_answers d
              where d.partner_id = p.id and d.answer = 'declined' and d.how <> 'recorded'))))))
    order by s.number desc limit 1`.execute(tx);
  return rows[0]?.content ?? null;
}

/** Whether a charter was ever put to its members. Where none was, the alliance is older than charters. */
export async function hasCharters(tx: Tx, agreementId: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from alliance_charter_versions where agreement_id = ${agreementId} limit 1`.execute(tx);
  return rows.length > 0;
}
