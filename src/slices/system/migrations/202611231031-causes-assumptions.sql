create table assumptions (
  id uuid primary key,
  case_id uuid not null references cases (id),
  state text not null check (state in ('held', 'in-doubt', 'changed', 'dropped')),
  version integer not null,
  statement text not null,
  because text,
  confidence text not null check (confidence in ('low', 'medium', 'high')),
  falsifier text,
  held_by text,
  doubt text,
  named_at timestamptz not null
);
create index assumptions_of_case on assumptions (case_id);

-- What rests on an assumption: anything that has a kind and an id.
create table rests_on (
  from_kind text not null,
  from_id uuid not null,
  assumption_id uuid not null references assumptions (id),
  since timestamptz not null,
  until timestamptz
);
create unique index rests_on_live on rests_on (from_kind, from_id, assumption_id) where until is null;
create index rests_on_assumption on rests_on (assumption_id);

-- One step of a why-chain: what it explains, and how we know.
create table causes (
  id uuid primary key,
  case_id uuid not null references cases (id),
  state text not null check (state in ('standing', 'changed', 'dropped')),
  version integer not null,
  explains_kind text not null,
  explains_id uuid not null,
  statement text not null,
  strength text not null check (strength in ('strong', 'moderate', 'weak', 'assumed')),
  evidence text,
  said_by text,
  ending text check (ending in ('changeable', 'value', 'duty')),
  ending_words text,
  added_at timestamptz not null,
  dropped_at timestamptz,
  check ((ending is null) = (ending_words is null)),
  check (strength not in ('strong', 'moderate') or evidence is not null)
);
create index causes_of_case on causes (case_id);
create index causes_of_explained on causes (explains_kind, explains_id);

-- How an assumption or a cause read before, and why it reads differently now.
create table past_readings (
  id uuid primary key,
  object_kind text not null check (object_kind in ('assumption', 'cause')),
  object_id uuid not null,
  case_id uuid not null references cases (id),
  statement text not null,
  replaced_by text not null,
  why text not null,
  until_at timestamptz not null,
  changed_by uuid references persons (id)
);
create index past_readings_of_object on past_readings (object_id, until_at);
