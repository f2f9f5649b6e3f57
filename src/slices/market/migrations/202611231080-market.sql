create table register_contracts (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  fingerprint text not null,
  content_hash text not null,
  title text not null,
  reference text,
  supplier text,
  department text,
  starts_on date,
  ends_on date,
  extends_to_on date,
  annual_pence bigint,
  total_pence bigint,
  category text,
  procedure text,
  case_id uuid references cases (id),
  state text not null check (state in ('listed')),
  version integer not null,
  added_at timestamptz not null,
  unique (organisation_id, fingerprint)
);
create index register_contracts_by_end on register_contracts (organisation_id, ends_on);

-- How an organisation's columns were read last time, by the shape of the file.
create table column_mappings (
  organisation_id uuid not null references organisations (id),
  signature text not null,
  mapping jsonb not null,
  saved_at timestamptz not null,
  primary key (organisation_id, signature)
);

-- A file that was brought in and waits for its columns to be looked at.
create table register_uploads (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  name text not null,
  content text not null,
  uploaded_by uuid not null references persons (id),
  uploaded_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'read')),
  report jsonb,
  version integer not null default 1
);

create table rosters (
  case_id uuid primary key references cases (id),
  growth_percent numeric not null default 10,
  growth_because text,
  updated_at timestamptz not null
);

create table roster_entries (
  id uuid primary key,
  case_id uuid not null references cases (id),
  provider text not null,
  zone text,
  hours numeric,
  spare_hours numeric,
  bid_last_time boolean,
  added_at timestamptz not null
);
create unique index roster_entry_once on roster_entries (case_id, lower(provider), lower(coalesce(zone, '')));
