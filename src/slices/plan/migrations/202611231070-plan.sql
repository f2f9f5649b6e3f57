-- What the three questions were answered for: an outcome, or a requirement (a group of them shares its outcome).
create table challenges (
  id uuid primary key,
  case_id uuid not null references cases (id),
  subject_kind text not null check (subject_kind in ('outcome', 'requirement')),
  subject_id uuid not null,
  can_say text check (can_say in ('yes', 'partly', 'no')),
  could_see text check (could_see in ('yes', 'partly', 'no')),
  in_hands text check (in_hands in ('yes', 'partly', 'no')),
  note text,
  -- Why the eleven are asked, and what was answered, as {"definable": 2, …}; null where they are not.
  eleven jsonb,
  facts jsonb,
  verdict text,
  one_hand boolean not null default false,
  third_voice text,
  answered_by uuid references persons (id),
  answered_at timestamptz not null,
  unique (subject_kind, subject_id)
);
create index challenges_of_case on challenges (case_id);

create table mechanisms (
  id uuid primary key,
  case_id uuid not null references cases (id),
  outcome_id uuid not null references outcomes (id),
  type text not null check (type in ('contract', 'grant', 'alliance', 'partner-commitment', 'volunteering', 'community-asset', 'technology', 'market-innovation', 'norm', 'planning', 'powers', 'self-help')),
  title text not null,
  contribution text not null check (contribution in ('main', 'supporting', 'weak')),
  evidence text,
  sceptic text,
  tier text check (tier in ('primary', 'secondary', 'tertiary', 'none')),
  time_to_effect text,
  resource_id uuid references resources (id),
  state text not null check (state in ('proposed', 'chosen', 'stopped')),
  version integer not null,
  added_by uuid not null references persons (id),
  added_at timestamptz not null
);
create index mechanisms_of_case on mechanisms (case_id);

create table requirements (
  id uuid primary key,
  case_id uuid not null references cases (id),
  type text not null check (type in ('input', 'process', 'output', 'outcome', 'principle', 'information', 'exit', 'standard-clause')),
  title text not null,
  words text not null,
  test text,
  outcome_id uuid references outcomes (id),
  need_id uuid,
  legal_duty text,
  organisational text,
  mechanism_id uuid references mechanisms (id),
  measure_id uuid,
  payment_depends boolean not null default false,
  state text not null check (state in ('draft', 'agreed', 'dropped')),
  version integer not null,
  added_by uuid not null references persons (id),
  added_at timestamptz not null
);
create index requirements_of_case on requirements (case_id);

create table stakes (
  id uuid primary key,
  case_id uuid not null references cases (id),
  outcome_id uuid not null references outcomes (id),
  who text not null,
  role text not null check (role in ('requires', 'funds', 'owns')),
  note text,
  added_at timestamptz not null,
  unique (outcome_id, who, role)
);
