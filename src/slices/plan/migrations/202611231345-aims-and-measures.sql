-- Where a measure or a requirement pulls against what somebody who does the work wants to achieve: put by a person, never worked out.
create table aim_clashes (
  id uuid primary key,
  case_id uuid not null references cases (id),
  aim_id uuid not null references aims (id),
  against_kind text not null check (against_kind in ('measure', 'requirement')),
  against_id uuid not null,
  -- Its version when the clash was put: "changed" is an answer only where it has moved on since.
  against_version integer not null,
  pulls text not null,
  why text,
  state text not null check (state in ('open', 'changed', 'kept')),
  answer text,
  version integer not null,
  -- Null where somebody who does the work put it beside words without a name.
  put_by uuid references persons (id),
  put_at timestamptz not null,
  answered_by uuid references persons (id),
  answered_at timestamptz,
  check ((state = 'open') = (answer is null))
);
create index aim_clashes_of_case on aim_clashes (case_id);

create table aim_supports (
  aim_id uuid not null references aims (id),
  measure_id uuid not null references measures (id),
  case_id uuid not null references cases (id),
  put_at timestamptz not null,
  primary key (aim_id, measure_id)
);
create index aim_supports_of_case on aim_supports (case_id);
