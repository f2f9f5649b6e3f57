-- A file of indicators while people choose which of its lines are needs. What it held goes when they say that they are done.
create table indicator_files (
  id uuid primary key,
  case_id uuid not null references cases (id),
  file_name text not null,
  content bytea,
  mapping jsonb,
  uploaded_by uuid not null references persons (id),
  uploaded_at timestamptz not null
);

-- Which column is which, remembered for files of the same shape.
create table system_mappings (
  organisation_id uuid not null references organisations (id),
  reads text not null check (reads in ('indicators', 'contacts')),
  signature text not null,
  mapping jsonb not null,
  saved_at timestamptz not null,
  primary key (organisation_id, reads, signature)
);
