-- A file of releases, or a question put to a service that publishes them, and how far it has been read: what is done is done for good.
create table release_imports (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  source text not null check (source in ('file', 'find-a-tender', 'contracts-finder')),
  name text not null,
  -- Of a file what it holds; of a service what it was asked.
  signature text not null,
  lines_done bigint not null default 0,
  -- Where a service goes on.
  next_page text,
  releases bigint not null default 0,
  added bigint not null default 0,
  changed bigint not null default 0,
  unchanged bigint not null default 0,
  skipped bigint not null default 0,
  -- Of other buyers than the one that was asked for.
  passed_over bigint not null default 0,
  problem_count bigint not null default 0,
  problems jsonb not null default '[]',
  state text not null check (state in ('reading', 'done', 'stopped')),
  version integer not null,
  began_at timestamptz not null,
  changed_at timestamptz not null,
  unique (organisation_id, signature)
);
create index release_imports_latest on release_imports (organisation_id, changed_at desc);

-- Contracting processes of releases that were read: of each the latest release, by its own date.
create table contracting_processes (
  organisation_id uuid not null references organisations (id),
  ocid text not null,
  release_id text not null,
  released_at timestamptz not null,
  content_hash text not null,
  tender_id text,
  title text,
  status text,
  buyer text,
  buyer_id text,
  category text,
  cpv text[] not null,
  method text,
  method_details text,
  tenderers integer,
  tenderers_from text check (tenderers_from in ('numberOfTenderers', 'bidStatistics', 'tenderers')),
  awarded_on date,
  awarded_pence bigint,
  currency text,
  starts_on date,
  ends_on date,
  import_id uuid not null references release_imports (id),
  primary key (organisation_id, ocid),
  check ((tenderers is null) = (tenderers_from is null))
);
create index contracting_processes_by_award on contracting_processes (organisation_id, awarded_on desc, ocid);

create table process_suppliers (
  organisation_id uuid not null,
  ocid text not null,
  key text not null,
  name text not null,
  identifiers text[] not null,
  scale text,
  sme boolean,
  vcse boolean,
  primary key (organisation_id, ocid, key),
  foreign key (organisation_id, ocid) references contracting_processes (organisation_id, ocid) on delete cascade
);
create index process_suppliers_by_key on process_suppliers (organisation_id, key);

-- Contracts that a process told of, so that they go when its latest release no longer tells of them.
alter table register_contracts add column ocid text;
create index register_contracts_of_process on register_contracts (organisation_id, ocid) where ocid is not null;
