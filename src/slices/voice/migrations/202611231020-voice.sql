create table conversations (
  id uuid primary key,
  case_id uuid not null references cases (id),
  version integer not null,
  title text not null,
  about text not null,
  address text,
  source text not null check (source in ('polis')),
  participants integer not null,
  votes integer not null,
  file_hash text not null,
  added_by uuid references persons (id),
  added_at timestamptz not null,
  unique (case_id, file_hash)
);

create table statements (
  id uuid primary key,
  conversation_id uuid not null references conversations (id),
  number integer not null,
  words text not null,
  state text not null check (state in ('accepted', 'unmoderated', 'rejected')),
  agrees integer not null,
  disagrees integer not null,
  passes integer,
  version integer not null,
  said_at timestamptz,
  unique (conversation_id, number)
);

create table quotations (
  id uuid primary key,
  -- The order in which they were kept: those pasted together share an instant.
  place bigint generated always as identity,
  case_id uuid not null references cases (id),
  state text not null check (state in ('kept', 'withdrawn')),
  version integer not null,
  words text not null,
  -- Personal data: who is shown it is decided in access.ts, from may_name.
  said_by text,
  may_name text not null check (may_name in ('not-asked', 'agreed', 'refused')),
  heard_at text,
  heard_on date,
  conversation_id uuid references conversations (id),
  statement_id uuid references statements (id),
  fingerprint text not null,
  added_by uuid references persons (id),
  added_at timestamptz not null,
  unique (case_id, fingerprint)
);
create unique index quotations_of_statement on quotations (statement_id) where statement_id is not null;

create table survey_imports (
  id uuid primary key,
  case_id uuid not null references cases (id),
  file_name text not null,
  columns text[] not null,
  read integer not null,
  added integer not null,
  known integer not null,
  problems jsonb not null,
  imported_by uuid references persons (id),
  imported_at timestamptz not null
);

-- A survey between its upload and the choice of its columns. What it held goes once it has been read.
create table survey_uploads (
  id uuid primary key,
  case_id uuid not null references cases (id),
  file_name text not null,
  content bytea,
  uploaded_by uuid not null references persons (id),
  uploaded_at timestamptz not null
);
