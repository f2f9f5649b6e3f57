-- Services and grants that others publish, brought in by an organisation. Of each only what is read: no named contacts, no recipients who are people.
create table directory_entries (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  kind text not null check (kind in ('service', 'grant')),
  external_id text not null,
  name text not null,
  who text,
  description text,
  place text,
  url text,
  for_whom text,
  cost text,
  open boolean not null,
  amount_pence bigint,
  currency text,
  funder text,
  assured_on date,
  modified_on date,
  starts_on date,
  ends_on date,
  content_hash text not null,
  version integer not null,
  brought_at timestamptz not null,
  changed_at timestamptz not null,
  unique (organisation_id, kind, external_id)
);
create index directory_entries_by_name on directory_entries (lower(name));

-- What each file gave, and what of it could not be read, by path.
create table directory_imports (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  kind text not null check (kind in ('service', 'grant')),
  file text not null,
  added integer not null,
  changed integer not null,
  unchanged integer not null,
  problem_count integer not null,
  problems jsonb not null,
  imported_by uuid references persons (id),
  imported_at timestamptz not null
);
create index directory_imports_of_organisation on directory_imports (organisation_id, imported_at);

alter table resources add column entry_id uuid references directory_entries (id);
