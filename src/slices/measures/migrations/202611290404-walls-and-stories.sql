-- How often a value is expected, so that what is late or missing is said.
alter table measures add column expected text check (expected in ('week', 'month', 'quarter', 'year'));
-- How many people a percentage is of, so that its interval can be worked out.
alter table measure_values add column out_of integer check (out_of > 0);

-- The small chart of each measure as it stands, drawn when its values change and not when somebody looks.
create table measure_charts (
  measure_id uuid primary key references measures (id),
  engine text not null,
  chart jsonb not null,
  made_at timestamptz not null
);

-- Somebody is asked for a story by a link, without an account.
create table story_asks (
  id uuid primary key,
  case_id uuid not null references cases (id),
  outcome_id uuid references outcomes (id),
  state text not null check (state in ('asked', 'withdrawn')),
  asked_by uuid not null references persons (id),
  asked_at timestamptz not null
);
create index story_asks_of_case on story_asks (case_id);

-- Stories and observations. One told without a name keeps no person, no day, no order of telling and no audit of who.
create table stories (
  id uuid primary key,
  case_id uuid not null references cases (id),
  outcome_id uuid references outcomes (id),
  measure_id uuid references measures (id),
  words text not null,
  theme text not null,
  teller text not null check (teller in ('resident', 'practitioner')),
  said_as text not null check (said_as in ('signed', 'team', 'anonymous')),
  may_show boolean not null,
  name text,
  team text,
  person_id uuid references persons (id),
  author_key text not null,
  said_on date,
  taken_back boolean not null default false,
  check (said_as <> 'anonymous' or (person_id is null and name is null and team is null and said_on is null)),
  check (said_as <> 'team' or taken_back or team is not null)
);
create index stories_of_case on stories (case_id);
