-- A timetable as it was set from a day on: the dates that were given, what was told beside them, and what was worked out from both.
create table timetables (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  version integer not null,
  told jsonb not null,
  dates jsonb not null,
  tenders_at text,
  worked jsonb not null,
  engine text not null,
  because text not null,
  kept_by uuid not null references persons (id),
  kept_at timestamptz not null,
  unique (procurement_id, version)
);

-- Legal advice that is acted on, for one rule of one procurement: it overrides (I10).
create table timetable_advice (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  rule text not null,
  adviser text not null,
  advised_on date not null,
  power text not null,
  words text not null,
  recorded_by uuid not null references persons (id),
  recorded_at timestamptz not null
);
create index timetable_advice_of on timetable_advice (procurement_id);

-- Who compared a rule with the text in force, when, and what was found. The last one of a rule counts: law refuses only where one says that it is right.
create table timetable_checks (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  rule text not null,
  found text not null check (found in ('right', 'different')),
  checked_by text not null,
  checked_on date not null,
  text_read text not null,
  recorded_by uuid not null references persons (id),
  recorded_at timestamptz not null
);
create index timetable_checks_of on timetable_checks (procurement_id);
