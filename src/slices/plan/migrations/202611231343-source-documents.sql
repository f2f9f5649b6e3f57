-- An existing specification that was read, and the candidate requirements found in it. The file itself is not kept.
create table source_documents (
  id uuid primary key,
  case_id uuid not null references cases (id),
  name text not null,
  sha256 text not null,
  -- {"pictures": 3, …}: what was in the file and was not read.
  not_read jsonb not null,
  -- How many of its candidates were on the case already, from another file.
  known_before integer not null,
  read_by uuid not null references persons (id),
  read_at timestamptz not null,
  unique (case_id, sha256)
);

create table source_candidates (
  id uuid primary key,
  document_id uuid not null references source_documents (id),
  case_id uuid not null references cases (id),
  position integer not null,
  clause text,
  section text,
  words text not null,
  fingerprint text not null,
  found_as text not null check (found_as in ('clause', 'sentence', 'row')),
  strength text not null check (strength in ('must', 'should')),
  suggests text not null,
  state text not null check (state in ('open', 'taken', 'merged', 'left')),
  requirement_id uuid references requirements (id),
  dealt_with_by uuid references persons (id),
  dealt_with_at timestamptz
);
create index candidates_of_document on source_candidates (document_id, position);
create index candidates_of_case on source_candidates (case_id, md5(fingerprint));
create index candidates_of_requirement on source_candidates (requirement_id);
