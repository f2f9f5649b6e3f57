-- A problem put to anybody with an idea. Once it is open its words stand; what is added later is a note that all can read.
create table challenge_briefs (
  id uuid primary key,
  case_id uuid not null references cases (id),
  outcome_id uuid references outcomes (id),
  title text not null,
  problem text not null,
  known text,
  limits text,
  offer text,
  budget_pence bigint,
  closes_on date,
  state text not null check (state in ('draft', 'open', 'closed')),
  version integer not null,
  opened_at timestamptz,
  closed_at timestamptz,
  added_by uuid not null references persons (id),
  added_at timestamptz not null
);
create index challenge_briefs_of_case on challenge_briefs (case_id);

create table brief_notes (
  id uuid primary key,
  brief_id uuid not null references challenge_briefs (id),
  question text,
  answer text not null,
  noted_by uuid not null references persons (id),
  noted_at timestamptz not null
);
create index brief_notes_of on brief_notes (brief_id);

create table brief_ideas (
  id uuid primary key,
  brief_id uuid not null references challenge_briefs (id),
  name text not null,
  contact text,
  what text not null,
  needs text,
  would_show text,
  channel text not null check (channel in ('page', 'recorded')),
  state text not null check (state in ('proposed', 'chosen', 'not-chosen')),
  because text,
  proposed_at timestamptz not null
);
create index brief_ideas_of on brief_ideas (brief_id);

-- A prototype: what is tried, what would show that it works or that it should stop, what was learnt, and what was decided then.
create table brief_trials (
  id uuid primary key,
  idea_id uuid not null references brief_ideas (id),
  what text not null,
  with_whom text,
  begins_on date,
  until_on date,
  cost_pence bigint,
  works_if text not null,
  stop_if text,
  shown text not null,
  state text not null check (state in ('running', 'ended', 'decided')),
  learnt text,
  spent_pence bigint,
  decision text check (decision in ('scale', 'again', 'stop')),
  how text check (how in ('buy', 'grant', 'community', 'partner', 'ourselves')),
  because text,
  begun_at timestamptz not null,
  ended_at timestamptz,
  decided_by uuid references persons (id),
  decided_at timestamptz,
  check ((state = 'running') = (learnt is null)),
  check ((state = 'decided') = (decision is not null)),
  check (decision is null or because is not null),
  check ((decision = 'scale') is not true or how is not null)
);
create index brief_trials_of on brief_trials (idea_id);
