-- What a decision paper needs that no other object says: comments and the way to the decision.
create table paper_parts (
  case_id uuid not null references cases (id),
  part text not null,
  words text not null,
  comment_by text,
  exempt_under smallint check (exempt_under between 1 and 7),
  written_by uuid not null references persons (id),
  written_at timestamptz not null,
  version integer not null default 1,
  primary key (case_id, part)
);
create table paper_ways (
  case_id uuid primary key references cases (id),
  taken_by text not null,
  power text,
  is_key boolean not null,
  because text,
  decision_on date,
  called_in_until date,
  version integer not null default 1
);
