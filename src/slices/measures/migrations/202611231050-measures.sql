create table measures (
  id uuid primary key,
  case_id uuid not null references cases (id),
  outcome_id uuid references outcomes (id),
  name text not null,
  unit text,
  kind text not null check (kind in ('measure', 'count', 'rate', 'percentage', 'rare-count', 'annual-survey', 'cumulative')),
  improvement text not null check (improvement in ('up', 'down', 'neutral')),
  target double precision,
  baseline integer check (baseline between 3 and 60),
  source text,
  collector text,
  burden text,
  leaves_out text,
  shared_with_providers boolean not null default false,
  state text not null check (state in ('watched', 'stopped')),
  version integer not null,
  added_by uuid references persons (id),
  added_at timestamptz not null
);
create index measures_of_case on measures (case_id);

-- Every value that was ever given. One that was corrected or taken out stays, with when and why.
create table measure_values (
  id uuid primary key,
  measure_id uuid not null references measures (id),
  value_on date not null,
  value double precision not null,
  given_by uuid references persons (id),
  given_at timestamptz not null,
  replaced_at timestamptz,
  replaced_because text
);
create unique index measure_value_now on measure_values (measure_id, value_on) where replaced_at is null;

create table measure_imports (
  id uuid primary key,
  measure_id uuid not null references measures (id),
  name text not null,
  says text not null,
  problems jsonb not null,
  given_by uuid references persons (id),
  given_at timestamptz not null
);
create index imports_of_measure on measure_imports (measure_id, given_at);

create table measure_rebases (
  id uuid primary key,
  measure_id uuid not null references measures (id),
  from_on date not null,
  because text not null,
  added_by uuid references persons (id),
  added_at timestamptz not null,
  unique (measure_id, from_on)
);

create table signals (
  id uuid primary key,
  case_id uuid not null references cases (id),
  measure_id uuid not null references measures (id),
  rule text not null check (rule in ('outside', 'trend', 'two-of-three', 'run')),
  side text not null check (side in ('above', 'below')),
  colour text not null check (colour in ('improvement', 'concern', 'neutral')),
  says text not null,
  began_on date not null,
  found_on date not null,
  state text not null check (state in ('standing', 'passed')),
  version integer not null,
  found_at timestamptz not null,
  passed_at timestamptz
);
create index signals_of_case on signals (case_id);
create index signals_of_measure on signals (measure_id);
