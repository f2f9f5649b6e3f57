import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { AgreementEnding } from './ending.ts';

export async function endingOf(tx: Tx, agreementId: string): Promise<AgreementEnding | null> {
  const { rows } =
    await sql<AgreementEnding>`select agreement_id as "agreementId", how, ends_on as "endsOn", because, handover, receive, work, uncounted, belongings,
      ended_on as "endedOn", notice_on as "noticeOn", notice_reference as "noticeReference", version from agreement_endings where agreement_id = ${agreementId}`.execute(
      tx,
    );
  return rows[0] ?? null;
}

/** Writes only from the version that somebody looked at; 0 is none yet. */
export async function saveEnding(tx: Tx, e: AgreementEnding, by: string, at: Date): Promise<void> {
  const { rows } = await sql<{
    version: number;
  }>`insert into agreement_endings (agreement_id, how, ends_on, because, handover, receive, work, uncounted, belongings, ended_on, notice_on,
      notice_reference, version, kept_by, kept_at)
    values (${e.agreementId}, ${e.how}, ${e.endsOn}, ${e.because}, ${e.handover}, ${e.receive}, ${e.work}, ${e.uncounted}, ${e.belongings}, ${e.endedOn},
      ${e.noticeOn}, ${e.noticeReference}, 1, ${by}, ${at})
    on conflict (agreement_id) do update set how = excluded.how, ends_on = excluded.ends_on, because = excluded.because, handover = excluded.handover,
      receive = excluded.receive, work = excluded.work, uncounted = excluded.uncounted, belongings = excluded.belongings, ended_on = excluded.ended_on,
      notice_on = excluded.notice_on, notice_reference = excluded.notice_reference, version = agreement_endings.version + 1, kept_by = excluded.kept_by,
      kept_at = excluded.kept_at where agreement_endings.version = ${e.version} returning version`.execute(tx);
  if (rows[0]?.version !== e.version + 1) refuse('stale');
}
