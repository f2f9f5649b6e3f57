-- What a board says of a mechanism besides what it is, and how mechanisms pull on each other.
create table mechanism_details (
  mechanism_id uuid primary key references mechanisms (id),
  reversibility text check (reversibility in ('easily', 'with-cost', 'hardly')),
  steered_by text,
  capacity text,
  capability text,
  prosperity text,
  version integer not null default 1
);
create table mechanism_pulls (
  id uuid primary key,
  case_id uuid not null references cases (id),
  from_id uuid not null references mechanisms (id),
  to_id uuid not null references mechanisms (id),
  pull text not null check (pull in ('helps', 'hinders')),
  because text not null,
  added_by uuid not null references persons (id),
  added_at timestamptz not null,
  ended_at timestamptz,
  check (from_id <> to_id)
);
create unique index pull_once on mechanism_pulls (from_id, to_id) where ended_at is null;
create index pulls_of_case on mechanism_pulls (case_id);
