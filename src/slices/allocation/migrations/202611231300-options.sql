-- An option begins with a title, a cost a year and a place in the order; everything else may stay empty and then widens doubt.
create table options (
  id uuid primary key,
  case_id uuid not null references cases (id),
  -- Growth asks for money; release frees it.
  list text not null check (list in ('growth', 'release')),
  title text not null,
  place integer not null,
  annual_pence bigint not null check (annual_pence >= 0),
  reach numeric check (reach >= 0),
  benefit numeric check (benefit between 0 and 100),
  benefit_low numeric check (benefit_low between 0 and 100),
  benefit_high numeric check (benefit_high between 0 and 100),
  benefit_from text not null check (benefit_from in ('typed', 'round', 'elsewhere')),
  benefit_note text,
  probability numeric check (probability between 0 and 1),
  evidence text check (evidence in ('strong', 'moderate', 'weak', 'none')),
  equity_weight numeric check (equity_weight > 0),
  must text check (must in ('duty', 'employment-cost-floor', 'promise')),
  must_because text,
  stop_pence bigint check (stop_pence >= 0),
  stop_bearer text,
  grouping text,
  note text,
  -- [{ year, payer, pence }] and [{ what, amount }], as they were typed, a line each.
  costs jsonb not null,
  uses jsonb not null,
  state text not null check (state in ('put', 'withdrawn')),
  version integer not null,
  added_by uuid not null references persons (id),
  added_at timestamptz not null
);
create index options_of_case on options (case_id);

create table option_ties (
  option_id uuid not null references options (id),
  tie text not null check (tie in ('needs', 'excludes')),
  other_id uuid not null references options (id),
  primary key (option_id, tie, other_id),
  check (option_id <> other_id)
);
create index option_ties_of_other on option_ties (other_id);

create table option_serves (
  option_id uuid not null references options (id),
  target_kind text not null check (target_kind in ('outcome', 'mechanism')),
  target_id uuid not null,
  since timestamptz not null,
  primary key (option_id, target_kind, target_id)
);

-- A file waits here until its columns are named; then what was read is kept and the file is not.
create table option_uploads (
  id uuid primary key,
  case_id uuid not null references cases (id),
  name text not null,
  content text not null,
  report jsonb,
  state text not null check (state in ('waiting', 'read')),
  version integer not null,
  uploaded_by uuid not null references persons (id),
  uploaded_at timestamptz not null
);
create index option_uploads_of_case on option_uploads (case_id);
