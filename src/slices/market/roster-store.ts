import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { type Roster, type RosterEntry, usualGrowth } from './roster.ts';

export async function rosterOf(tx: Tx, caseId: string): Promise<Roster> {
  const entries =
    await sql<RosterEntry>`select id, provider, zone, hours, spare_hours as "spareHours", bid_last_time as "bidLastTime", would_bid as "wouldBid", would_bid_on as "wouldBidOn", provider_type as "type"
    from roster_entries where case_id = ${caseId} order by added_at, zone, hours desc nulls last, provider`.execute(tx);
  const kept = await sql<{
    growthPercent: number;
    growthBecause: string | null;
  }>`select growth_percent as "growthPercent", growth_because as "growthBecause" from rosters where case_id = ${caseId}`.execute(
    tx,
  );
  return {
    entries: entries.rows,
    growthPercent: kept.rows[0]?.growthPercent ?? usualGrowth,
    growthBecause: kept.rows[0]?.growthBecause ?? null,
  };
}

export async function saveGrowth(
  tx: Tx,
  caseId: string,
  percent: number,
  because: string | null,
  at: Date,
): Promise<void> {
  await sql`insert into rosters (case_id, growth_percent, growth_because, updated_at) values (${caseId}, ${percent}, ${because}, ${at})
    on conflict (case_id) do update set growth_percent = excluded.growth_percent, growth_because = excluded.growth_because, updated_at = excluded.updated_at`.execute(
    tx,
  );
}

/** Pasted again, a provider's line in the same zone takes the place of the one before; what the new one leaves out stays. */
export async function saveEntry(tx: Tx, caseId: string, entry: RosterEntry, at: Date): Promise<void> {
  await sql`insert into roster_entries (id, case_id, provider, zone, hours, spare_hours, bid_last_time, provider_type, added_at)
    values (${entry.id}, ${caseId}, ${entry.provider}, ${entry.zone}, ${entry.hours}, ${entry.spareHours}, ${entry.bidLastTime}, ${entry.type ?? null}, ${at})
    on conflict (case_id, lower(provider), lower(coalesce(zone, ''))) do update set hours = coalesce(excluded.hours, roster_entries.hours),
      spare_hours = coalesce(excluded.spare_hours, roster_entries.spare_hours), bid_last_time = coalesce(excluded.bid_last_time, roster_entries.bid_last_time),
      provider_type = coalesce(excluded.provider_type, roster_entries.provider_type)`.execute(tx);
}

export async function changeEntry(
  tx: Tx,
  caseId: string,
  id: string,
  change: Pick<RosterEntry, 'hours' | 'spareHours' | 'bidLastTime' | 'type'>,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update roster_entries set hours = ${change.hours}, spare_hours = ${change.spareHours}, bid_last_time = ${change.bidLastTime},
      provider_type = ${change.type ?? null}
    where case_id = ${caseId} and id = ${id}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function removeEntry(tx: Tx, caseId: string, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from roster_entries where case_id = ${caseId} and id = ${id}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

export type Would = 'yes' | 'perhaps' | 'no';

export async function saveWouldBid(
  tx: Tx,
  caseId: string,
  said: Readonly<{ provider: string; zone: string | null; would: Would; on: string }>,
): Promise<number> {
  const { numAffectedRows } = await sql`update roster_entries set would_bid = ${said.would}, would_bid_on = ${said.on}
    where case_id = ${caseId} and lower(provider) = lower(${said.provider}) and lower(coalesce(zone, '')) = lower(${said.zone ?? ''})`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}
