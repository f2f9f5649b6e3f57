-- The procurement ally that a case asks for from day one, and what came of asking.
create table case_allies (
  case_id uuid primary key references cases (id),
  person_id uuid references persons (id),
  state text not null check (state in ('asked', 'accepted', 'none-because')),
  because text,
  asked_at timestamptz not null,
  answered_at timestamptz
);

-- A friction, on any object. It names no person, and neither does this table.
create table grumbles (
  id uuid primary key,
  case_id uuid not null references cases (id),
  object_kind text not null,
  object_id uuid not null,
  cause text not null check (cause in ('late-involvement', 'narrow-specification', 'lot-too-big', 'no-data', 'out-of-proportion', 'unclear-outcome', 'risk-averse', 'something-else')),
  words text not null,
  from_side text not null check (from_side in ('commissioning', 'procurement', 'others')),
  state text not null check (state in ('open', 'answered', 'resolved')),
  answer text,
  resolution text,
  version integer not null,
  raised_at timestamptz not null,
  answered_at timestamptz,
  resolved_at timestamptz
);
create index grumbles_of_case on grumbles (case_id);

create table decisions (
  id uuid primary key,
  case_id uuid not null references cases (id),
  object_kind text not null,
  object_id uuid not null,
  decided text not null,
  because text,
  power text not null,
  decided_on date not null,
  decided_by uuid not null references persons (id),
  recorded_at timestamptz not null,
  version integer not null default 1
);
create index decisions_of_case on decisions (case_id);

-- Lines that a case may have and need not: what it is for besides the words.
create table case_lines (
  case_id uuid not null references cases (id),
  line text not null check (line in ('save-or-stop', 'whose-budget', 'who-bears-it', 'who-requires', 'who-funds', 'who-owns')),
  words text not null,
  primary key (case_id, line)
);

-- Nobody evaluates or influences before declaring. A conflict waits for a lead: unresolved means no.
create table declarations (
  id uuid primary key,
  case_id uuid not null references cases (id),
  person_id uuid not null references persons (id),
  interest text,
  state text not null check (state in ('nothing-to-declare', 'declared', 'cleared', 'mitigated', 'excluded')),
  because text,
  decided_by uuid references persons (id),
  version integer not null,
  declared_at timestamptz not null,
  decided_at timestamptz,
  unique (case_id, person_id)
);
