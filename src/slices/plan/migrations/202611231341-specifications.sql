-- A specification arranges requirements; the words stay the requirements' own until a version is issued.
create table specifications (
  id uuid primary key,
  case_id uuid not null references cases (id),
  title text not null,
  mechanism_id uuid references mechanisms (id),
  state text not null check (state in ('draft', 'issued', 'withdrawn')),
  version integer not null,
  added_by uuid not null references persons (id),
  added_at timestamptz not null
);
create index specifications_of_case on specifications (case_id);

create table specification_sections (
  id uuid primary key,
  specification_id uuid not null references specifications (id),
  position integer not null,
  title text not null
);
create index sections_of_specification on specification_sections (specification_id);

create table specification_clauses (
  id uuid primary key,
  specification_id uuid not null references specifications (id),
  section_id uuid not null references specification_sections (id),
  position integer not null,
  requirement_id uuid not null references requirements (id),
  unique (specification_id, requirement_id)
);

-- Frozen when issued: the text as it was hashed. People's own words are kept by id, because they may be taken back.
create table specification_versions (
  id uuid primary key,
  specification_id uuid not null references specifications (id),
  number integer not null,
  content text not null,
  hash text not null,
  because text,
  issued_by uuid not null references persons (id),
  issued_at timestamptz not null,
  unique (specification_id, number)
);
