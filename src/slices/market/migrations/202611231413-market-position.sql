-- Words that only people can say in a market position statement; the rest of it is drafted from what is kept.
create table position_parts (
  case_id uuid not null references cases (id),
  part text not null,
  words text not null,
  written_by uuid not null references persons (id),
  written_at timestamptz not null,
  version integer not null default 1,
  primary key (case_id, part)
);

-- Statements as they were published: every word, never changed.
create table position_statements (
  id uuid primary key,
  case_id uuid not null references cases (id),
  number integer not null,
  content jsonb not null,
  published_by uuid not null references persons (id),
  published_at timestamptz not null,
  unique (case_id, number)
);
