-- What people said of two names of suppliers: the same firm, different ones, or one that became the other. Undone, a line stays and counts no more.
create table supplier_ties (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  one_name text not null,
  other_name text not null,
  kind text not null check (kind in ('same', 'different', 'successor')),
  since_on date,
  because text,
  tied_by uuid not null references persons (id),
  tied_at timestamptz not null,
  undone_by uuid references persons (id),
  undone_at timestamptz,
  check (one_name <> other_name),
  check ((kind = 'successor') = (since_on is not null)),
  check ((undone_by is null) = (undone_at is null))
);
-- One word stands about a pair, whichever way round it was said.
create unique index supplier_tie_once on supplier_ties (organisation_id, least(one_name, other_name), greatest(one_name, other_name)) where undone_at is null;
