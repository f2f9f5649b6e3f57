create table procurements (
  id uuid primary key,
  case_id uuid not null references cases (id),
  title text not null,
  regime text not null check (regime in ('light-touch', 'ordinary', 'below-threshold', 'provider-selection')),
  route text not null check (route in ('open', 'competitive-flexible', 'most-suitable-provider', 'call-off', 'direct-award')),
  because text not null,
  publish_on date,
  award_on date,
  sign_on date,
  start_on date,
  state text not null check (state in ('planned', 'published', 'awarded', 'stopped')),
  version integer not null,
  added_by uuid not null references persons (id),
  added_at timestamptz not null
);
create index procurements_of_case on procurements (case_id);

create table lots (
  id uuid primary key,
  case_id uuid not null references cases (id),
  procurement_id uuid not null references procurements (id),
  title text not null,
  because text not null,
  zone text,
  value_pence bigint,
  most_lots integer,
  leaves_behind text,
  state text not null check (state in ('drawn', 'awarded', 'withdrawn')),
  version integer not null,
  added_at timestamptz not null
);
create index lots_of_case on lots (case_id);

create table lot_requirements (
  lot_id uuid not null references lots (id),
  requirement_id uuid not null references requirements (id),
  since timestamptz not null,
  primary key (lot_id, requirement_id)
);

create table criteria (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  name text not null,
  weight integer not null check (weight between 1 and 100),
  added_at timestamptz not null
);

-- What was done about a gate: done, or passed over by a named person with a reason; afterwards is marked late, never refused.
create table gate_records (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  gate text not null,
  outcome text not null check (outcome in ('done', 'passed-over', 'advised')),
  words text not null,
  done_on date not null,
  late boolean not null,
  recorded_by uuid not null references persons (id),
  recorded_at timestamptz not null
);
create index gate_records_of on gate_records (procurement_id);

create table awards (
  id uuid primary key,
  lot_id uuid not null unique references lots (id),
  case_id uuid not null references cases (id),
  supplier text not null,
  because text not null,
  power text not null,
  decided_on date not null,
  recorded_by uuid not null references persons (id),
  recorded_at timestamptz not null
);

-- Who was shown what, and what they said: the same for every bidder.
create table engagements (
  id uuid primary key,
  case_id uuid not null references cases (id),
  procurement_id uuid not null references procurements (id),
  happened_on date not null,
  supplier text not null,
  shown text not null,
  said text,
  recorded_by uuid not null references persons (id),
  recorded_at timestamptz not null
);
