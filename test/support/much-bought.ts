import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { addDays } from '#engines/calendar/index.ts';
import type { Act } from '#platform/act/act.ts';
import { factsAsPlanned } from '#src/slices/procurement/timetable/facts.ts';
import { workOut } from '#src/slices/procurement/timetable/timetable.ts';

const ways = [
  ['ordinary', 'open'],
  ['light-touch', 'competitive-flexible'],
  ['provider-selection', 'most-suitable-provider'],
  ['below-threshold', 'open'],
  ['ordinary', 'direct-award'],
] as const;
const lotsEach = 5;

/**
 * What a large authority buys: procurements spread over its cases, each with two timetables, four in five signed lot by lot, each lot with its
 * contract and agreement; and agreements that came from elsewhere. Written straight into the tables: a decade of it by hand takes an hour.
 */
export async function muchBought(
  { tx, who, now }: Act,
  { procurements, agreements }: Readonly<{ procurements: number; agreements: number }>,
): Promise<void> {
  const by = who.personId!;
  const { rows: cases } = await sql<{ id: string }>`select id from cases order by id`.execute(tx);
  const told = { documents: 'together', circumstances: [] } as const;
  const bought = Array.from({ length: procurements }, (_, at) => {
    const [regime, route] = ways[at % ways.length]!;
    const published = addDays('2024-06-01', (at * 37) % 980);
    const dates = {
      tenderNoticeOn: published,
      tendersBy: addDays(published, 40),
      awardNoticeOn: addDays(published, 90),
      signOn: addDays(published, 105),
      startOn: addDays(published, 135),
      endOn: addDays(published, 135 + 365 * (1 + (at % 4))),
    };
    const facts = factsAsPlanned({ regime, route }, told as never);
    const signed = at % 5 !== 0 && dates.signOn < '2026-11-20';
    const state = signed ? 'awarded' : published < '2026-11-20' ? 'published' : 'planned';
    const worked = { facts, timetable: workOut(facts, dates) };
    return { id: randomUUID(), caseId: cases[at % cases.length]!.id, at, regime, route, dates, state, signed, worked };
  });
  const given = JSON.stringify(bought);
  const p = sql`jsonb_to_recordset(${given}::jsonb) as p (id uuid, "caseId" uuid, at int, regime text, route text, dates jsonb, state text,
    signed boolean, worked jsonb)`;
  await sql`insert into procurements (id, case_id, title, regime, route, because, state, version, added_by, added_at)
    select p.id, p."caseId", 'Procurement ' || p.at, p.regime, p.route, 'The market is known', p.state, 1, ${by}, ${now} from ${p}`.execute(
    tx,
  );
  await sql`insert into timetables (id, procurement_id, version, told, dates, tenders_at, worked, engine, because, kept_by, kept_at)
    select gen_random_uuid(), p.id, v, ${JSON.stringify(told)}::jsonb, p.dates, '12:00', p.worked, '1', 'So', ${by}, ${now}
    from ${p}, generate_series(1, 2) v`.execute(tx);
  await sql`insert into procurement_moments (id, procurement_id, moment, happened_on, recorded_by, recorded_at)
    select gen_random_uuid(), p.id, m.moment, (p.dates ->> m.of)::date, ${by}, ${now} from ${p}
    join (values ('tender-notice', 'tenderNoticeOn'), ('opened', 'tendersBy'), ('award-notice', 'awardNoticeOn'), ('signed', 'signOn')) as m (moment, of)
      on p.signed or (m.moment = 'tender-notice' and p.state = 'published')`.execute(tx);
  await sql`insert into notice_versions (id, case_id, procurement_id, code, number, facts, redactions, filled, hash, handed_over_by, handed_over_at,
      platform_number, platform_at, ocid, recorded_by, recorded_at)
    select gen_random_uuid(), p."caseId", p.id, c.code, 1, jsonb_build_object('said', repeat('What it says. ', 200)), '[]',
      json_build_object('preview', '[]'::json, 'missing', repeat('x', 2000)), md5(p.at || c.code), ${by}, ${now},
      c.code || '-' || p.at, (p.dates ->> 'tenderNoticeOn')::timestamptz, 'ocds-' || p.at, ${by}, ${now}
    from ${p}, (values ('UK4'), ('UK6'), ('UK7')) as c (code)
    where p.state <> 'planned' and (c.code = 'UK4' or (p.signed and p.at % 7 <> 0)) and p.regime <> 'provider-selection'`.execute(
    tx,
  );
  await sql`insert into lots (id, case_id, procurement_id, title, because, state, version, added_at)
    select gen_random_uuid(), p."caseId", p.id, 'Lot ' || n, 'Many provide it', 'awarded', 1, ${now}
    from ${p}, generate_series(1, ${lotsEach}::int) n where p.signed`.execute(tx);
  await sql`insert into award_decisions (id, case_id, procurement_id, lot_id, outcome, supplier, because, power, decided_by, decided_on, recorded_by, recorded_at)
    select gen_random_uuid(), case_id, procurement_id, id, 'awarded', 'Fell Care', 'It came first', 'Rule 9', ${by}, '2026-01-05', ${by}, ${now}
    from lots`.execute(tx);
  await sql`insert into award_contracts (decision_id, procurement_id, signed_on, value_pence, starts_on, ends_on, version, recorded_by, recorded_at)
    select d.id, p.id, (p.dates ->> 'signOn')::date, 100000000 + p.at, (p.dates ->> 'startOn')::date, (p.dates ->> 'endOn')::date, 1, ${by}, ${now}
    from award_decisions d join ${p} on p.id = d.procurement_id`.execute(tx);
  await sql`insert into agreements (id, case_id, type, title, starts_on, ends_on, value_pence, state, version, added_at)
    select d.id, d.case_id, 'contract', 'From an award', (p.dates ->> 'startOn')::date, (p.dates ->> 'endOn')::date, 1000000, 'in-force', 1, ${now}
    from award_decisions d join ${p} on p.id = d.procurement_id`.execute(tx);
  await sql`insert into agreements (id, case_id, type, title, starts_on, ends_on, value_pence, state, version, added_at)
    select gen_random_uuid(), c.id, 'contract', 'Agreement ' || n, date '2025-01-01', date '2026-06-01' + n % 1500, 1000000 + n, 'in-force', 1, ${now}
    from generate_series(1, ${agreements}::int - (select count(*)::int from agreements)) n
      join (select id, row_number() over (order by id) - 1 as at from cases) c on c.at = n % ${cases.length}`.execute(
    tx,
  );
  for (const [name, role] of [
    ['Thornmere Council', 'commissioner'],
    ['Fell Care', 'provider'],
  ])
    await sql`insert into agreement_parties (id, agreement_id, name, type, role, added_at)
      select gen_random_uuid(), id, ${name}, ${role === 'provider' ? 'provider' : 'council'}, ${role}, ${now} from agreements`.execute(
      tx,
    );
  await sql`insert into agreement_sources (agreement_id, decision_id, procurement_id, supplier_party_id, drafted_by, drafted_at)
    select d.id, d.id, d.procurement_id, s.id, ${by}, ${now} from award_decisions d
    join agreement_parties s on s.agreement_id = d.id and s.role = 'provider'`.execute(tx);
  await sql`insert into agreement_changes (id, agreement_id, what, why, ground, warnings, before, changed_by, changed_at)
    select gen_random_uuid(), agreement_id, 'The price', 'Wages rose', 'known-risk', '[]', '{}', ${by}, timestamptz '2026-11-05' - (row_number() over ()) * interval '1 hour'
    from agreement_sources s where abs(hashtext(agreement_id::text)) % 3 = 0`.execute(tx);
  await sql`insert into agreement_indicator_reasons (agreement_id, because, said_by, said_at)
    select agreement_id, 'Below the sum', ${by}, ${now} from agreement_sources where abs(hashtext(agreement_id::text)) % 4 = 0`.execute(
    tx,
  );
}
