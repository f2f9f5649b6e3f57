create table outcomes (
  id uuid primary key,
  case_id uuid not null references cases (id),
  version integer not null,
  retired_at timestamptz,
  retired_because text,
  proposed_by uuid references persons (id),
  proposed_at timestamptz not null
);
create index outcomes_of_case on outcomes (case_id);

-- Every wording that anybody put forward is kept. One is current; a body may own another.
create table outcome_wordings (
  id uuid primary key,
  outcome_id uuid not null references outcomes (id),
  number integer not null,
  state text not null check (state in ('current', 'former', 'proposed', 'declined')),
  statement text not null,
  for_whom text,
  because text,
  body_id uuid references community_bodies (id),
  put_by uuid references persons (id),
  put_at timestamptz not null,
  unique (outcome_id, number)
);
create unique index one_current_wording on outcome_wordings (outcome_id) where state = 'current';

create table outcome_quotations (
  outcome_id uuid not null references outcomes (id),
  quotation_id uuid not null references quotations (id),
  since timestamptz not null,
  until timestamptz,
  primary key (outcome_id, quotation_id)
);

create table outcome_needs (
  outcome_id uuid not null references outcomes (id),
  need_id uuid not null,
  since timestamptz not null,
  until timestamptz,
  primary key (outcome_id, need_id)
);

-- Ownership is held per community, each for its own part.
create table outcome_parts (
  outcome_id uuid not null references outcomes (id),
  body_id uuid not null references community_bodies (id),
  state text not null check (state in ('heard', 'proposed', 'shaped-with', 'endorsed', 'owned', 'contested', 'retired')),
  for_whom text not null,
  wording_id uuid not null references outcome_wordings (id),
  because text,
  changed_by uuid references persons (id),
  changed_at timestamptz not null,
  primary key (outcome_id, body_id)
);
create index outcome_parts_of_body on outcome_parts (body_id);

-- What a body agreed at a meeting. One of its members records it, another confirms it.
create table ratifications (
  id uuid primary key,
  outcome_id uuid not null references outcomes (id),
  body_id uuid not null references community_bodies (id),
  agreed text not null check (agreed in ('endorse', 'own', 'contest', 'retire')),
  state text not null check (state in ('recorded', 'confirmed', 'refused')),
  statement text not null,
  for_whom text not null,
  because text,
  met_on date not null,
  present integer not null,
  missing text not null,
  objections jsonb not null,
  roll integer,
  quorum integer,
  saw_wording_id uuid not null references outcome_wordings (id),
  recorded_by uuid not null references persons (id),
  recorded_at timestamptz not null,
  decided_by uuid references persons (id),
  decided_at timestamptz
);
create index ratifications_of_outcome on ratifications (outcome_id);
create unique index one_waiting_ratification on ratifications (outcome_id, body_id) where state = 'recorded';

create table authority_answers (
  id uuid primary key,
  outcome_id uuid not null references outcomes (id),
  organisation_id uuid not null references organisations (id),
  answer text not null check (answer in ('not-decided', 'adopted', 'adopted-with-changes', 'declined')),
  because text,
  power text not null,
  decided_on date not null,
  wording_id uuid not null references outcome_wordings (id),
  given_by uuid references persons (id),
  given_at timestamptz not null
);
create index answers_of_outcome on authority_answers (outcome_id, given_at);

create table dissents (
  id uuid primary key,
  outcome_id uuid not null references outcomes (id),
  body_id uuid references community_bodies (id),
  words text not null,
  by_name text not null,
  wording_id uuid not null references outcome_wordings (id),
  put_by uuid references persons (id),
  put_at timestamptz not null
);
create index dissents_of_outcome on dissents (outcome_id);

-- What the people who do the work want to achieve. An anonymous aim keeps no person: only a key that cannot be read back.
create table aims (
  id uuid primary key,
  case_id uuid not null references cases (id),
  said_as text not null check (said_as in ('signed', 'team', 'anonymous')),
  theme text not null,
  wants text not null,
  in_the_way text,
  may_show boolean not null,
  team text,
  person_id uuid references persons (id),
  author_key text not null,
  said_on date,
  taken_back boolean not null default false,
  check (said_as <> 'anonymous' or (person_id is null and team is null and said_on is null)),
  check (said_as = 'anonymous' or person_id is not null)
);
create index aims_of_case on aims (case_id);
