-- How tenders of a procurement are brought in and opened: what is said of it before it is published.
create table tenderings (
  procurement_id uuid primary key references procurements (id),
  late_rule text not null check (late_rule in ('never', 'portal-at-fault')),
  refuse_archives boolean not null default false,
  -- Everything that the portal holds is here: said by one of those who bring in, once the time is over.
  complete_at timestamptz,
  complete_by uuid references persons (id),
  version integer not null
);

-- The only people who see a bidder's name before tenders are opened.
create table tender_receivers (
  procurement_id uuid not null references procurements (id),
  person_id uuid not null references persons (id),
  named_by uuid not null references persons (id),
  named_at timestamptz not null,
  primary key (procurement_id, person_id)
);

-- Every time that was ever set, with why it moved.
create table due_times (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  due_at timestamptz not null,
  was timestamptz,
  because text,
  set_by uuid not null references persons (id),
  set_at timestamptz not null
);
create index due_times_of on due_times (procurement_id);

-- What every tender was asked to hold, said before it is published.
create table asked_files (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  part text not null check (part in ('qualification', 'quality', 'price')),
  name text not null,
  place integer not null
);
create index asked_files_of on asked_files (procurement_id);

-- Archives from the portal on their way to being tenders. One at a time of a procurement.
create table tender_intakes (
  id uuid primary key,
  case_id uuid not null references cases (id),
  procurement_id uuid not null references procurements (id),
  layout text not null check (layout in ('an-archive-each', 'a-folder-each')),
  state text not null check (state in ('unpacking', 'unpacked', 'refused', 'dropped', 'done')),
  -- Why an archive was refused. It names nothing that is in it.
  why text,
  receipts jsonb not null,
  begun_by uuid not null references persons (id),
  begun_at timestamptz not null,
  ended_at timestamptz
);
create unique index tender_intakes_going on tender_intakes (procurement_id) where state in ('unpacking', 'unpacked');

create table intake_archives (
  id uuid primary key,
  intake_id uuid not null references tender_intakes (id),
  place integer not null,
  name text not null,
  bytes bigint not null,
  sha256 text not null
);
create index intake_archives_of on intake_archives (intake_id);

-- Each file of an archive has its random name before its first byte is written, so that a stop in the middle leaves no orphan.
create table intake_files (
  stored_as uuid primary key,
  intake_id uuid not null references tender_intakes (id),
  archive_id uuid not null references intake_archives (id),
  at integer not null,
  source text not null,
  path text not null,
  bytes bigint not null,
  crc32 bigint not null,
  sha256 text,
  unique (archive_id, at)
);
create index intake_files_of on intake_files (intake_id);

-- A late tender and one in time may both be kept; of those that may be read a bidder has one.
drop index tenders_standing;
create unique index tenders_standing on tenders (bidder_id) where state in ('closed', 'open');
alter table tenders add column intake_id uuid references tender_intakes (id);
-- What came beside what the portal's receipts say: missing, extra, different.
alter table tenders add column report jsonb;
create index tender_files_stored on tender_files (stored_as);

-- Whoever pressed to open. Two different people within the hour make an opening.
create table opening_presses (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  opens text not null check (opens in ('opened', 'price-opened')),
  person_id uuid not null references persons (id),
  pressed_at timestamptz not null
);
create index opening_presses_of on opening_presses (procurement_id, opens);

create table late_decisions (
  procurement_id uuid primary key references procurements (id),
  let_in boolean not null,
  because text not null,
  decided_by uuid not null references persons (id),
  decided_at timestamptz not null
);

-- An obvious slip that a bidder was asked about, and what it answered.
create table tender_clarifications (
  id uuid primary key,
  tender_id uuid not null references tenders (id),
  asked text not null,
  answer text,
  asked_by uuid not null references persons (id),
  asked_at timestamptz not null,
  answered_at timestamptz,
  version integer not null
);
create index tender_clarifications_of on tender_clarifications (tender_id);
