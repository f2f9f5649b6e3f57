-- People of several organisations who learn together. It belongs to no case: its members let its members in.
create table cohorts (
  id uuid primary key,
  state text not null check (state in ('open', 'ended')),
  version integer not null,
  name text not null,
  purpose text not null,
  begun_by uuid not null references persons (id),
  begun_at timestamptz not null
);
create unique index cohorts_by_name on cohorts (lower(name));

create table cohort_members (
  cohort_id uuid not null references cohorts (id),
  person_id uuid not null references persons (id),
  state text not null check (state in ('asked', 'joined', 'declined', 'left')),
  speaks_as text not null,
  wants text,
  asked_at timestamptz not null,
  let_in_by uuid references persons (id),
  let_in_at timestamptz,
  primary key (cohort_id, person_id),
  check (state <> 'joined' or let_in_by is not null)
);
create index cohort_members_of_person on cohort_members (person_id);

-- A case that somebody would work on with a cohort: what of it may be read there is what its own people said yes to.
create table live_cases (
  id uuid primary key,
  cohort_id uuid not null references cohorts (id),
  case_id uuid not null references cases (id),
  state text not null check (state in ('offered', 'shared', 'refused', 'taken-back')),
  stuck text not null,
  parts text[] not null,
  providers_too boolean not null,
  brought_by uuid not null references persons (id),
  brought_at timestamptz not null,
  answered_by uuid references persons (id),
  answered_at timestamptz,
  check ((state = 'offered') = (answered_by is null))
);
create index live_cases_of_cohort on live_cases (cohort_id);
create index live_cases_of_case on live_cases (case_id);
create unique index live_cases_once on live_cases (cohort_id, case_id) where state in ('offered', 'shared');

-- What somebody will have changed in a hundred days. Day 0 says it; days 30, 60 and 100 meet it again.
create table hundred_days (
  id uuid primary key,
  cohort_id uuid not null references cohorts (id),
  live_case_id uuid references live_cases (id),
  state text not null check (state in ('running', 'met')),
  version integer not null,
  owner_id uuid not null references persons (id),
  different text not null,
  who text not null,
  sign text not null,
  begins_on date not null,
  written_at timestamptz not null
);
create index hundred_days_of_cohort on hundred_days (cohort_id);
create index hundred_days_of_owner on hundred_days (owner_id) where state = 'running';

create table hundred_days_met (
  plan_id uuid not null references hundred_days (id),
  day integer not null check (day in (30, 60, 100)),
  met_on date not null,
  seen text not null check (seen in ('yes', 'partly', 'not-yet', 'no')),
  happened text not null,
  learnt text,
  next_step text,
  met_by uuid not null references persons (id),
  primary key (plan_id, day)
);
create table hundred_days_reminded (
  plan_id uuid not null references hundred_days (id),
  day integer not null,
  at timestamptz not null,
  primary key (plan_id, day)
);

-- A challenge is asked for; what is given is taken, in part or not, because of something.
create table peer_challenges (
  id uuid primary key,
  cohort_id uuid not null references cohorts (id),
  plan_id uuid references hundred_days (id),
  live_case_id uuid references live_cases (id),
  asks text not null,
  asked_by uuid not null references persons (id),
  asked_at timestamptz not null,
  check (plan_id is null or live_case_id is null)
);
create index peer_challenges_of_cohort on peer_challenges (cohort_id);
create table peer_challenges_given (
  id uuid primary key,
  challenge_id uuid not null references peer_challenges (id),
  words text not null,
  given_by uuid not null references persons (id),
  given_at timestamptz not null,
  taken text check (taken in ('taken', 'partly', 'not-taken')),
  because text,
  answered_at timestamptz,
  check ((taken is null) = (because is null) and (taken is null) = (answered_at is null))
);
create index peer_challenges_given_to on peer_challenges_given (challenge_id);

-- A few who ask each other questions. Nobody comes in later, so what was said stays with those who heard it.
create table learning_sets (
  id uuid primary key,
  cohort_id uuid not null references cohorts (id),
  name text not null,
  begun_by uuid not null references persons (id),
  begun_at timestamptz not null
);
create index learning_sets_of_cohort on learning_sets (cohort_id);
create table learning_set_members (
  set_id uuid not null references learning_sets (id),
  person_id uuid not null references persons (id),
  left_at timestamptz,
  primary key (set_id, person_id)
);
create table set_turns (
  id uuid primary key,
  set_id uuid not null references learning_sets (id),
  presenter_id uuid not null references persons (id),
  question text not null,
  at timestamptz not null,
  will_do text,
  will_do_at timestamptz
);
create index set_turns_of on set_turns (set_id);
create table set_questions (
  id uuid primary key,
  turn_id uuid not null references set_turns (id),
  words text not null,
  asked_by uuid not null references persons (id),
  asked_at timestamptz not null
);
create index set_questions_of on set_questions (turn_id);
