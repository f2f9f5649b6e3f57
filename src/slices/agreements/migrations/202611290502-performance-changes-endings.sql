-- A rating is a named person's, with its reason; the supplier answers before it is published. What is published stays.
create table indicator_ratings (
  id uuid primary key,
  agreement_id uuid not null references agreements (id),
  indicator_id uuid not null references agreement_indicators (id),
  from_on date not null,
  to_on date not null,
  rating text not null check (rating in ('good', 'approaching', 'improve', 'inadequate', 'other')),
  because text not null,
  rated_by uuid not null references persons (id),
  rated_at timestamptz not null,
  reply_by_on date not null,
  reply text,
  reply_agrees boolean,
  reply_way text check (reply_way in ('own', 'recorded')),
  replied_by uuid references persons (id),
  replied_at timestamptz,
  published_rating text check (published_rating in ('good', 'approaching', 'improve', 'inadequate', 'other')),
  published_because text,
  published_on date,
  published_reference text,
  published_by uuid references persons (id),
  version integer not null,
  check (to_on >= from_on),
  check ((reply is null) = (replied_at is null)),
  check ((published_on is null) = (published_rating is null) and (published_on is null) = (published_by is null))
);
create unique index rating_once on indicator_ratings (indicator_id, to_on);
create index ratings_of_agreement on indicator_ratings (agreement_id, to_on);

-- A failure of performance, and each step that was taken, in order.
create table performance_failures (
  id uuid primary key,
  agreement_id uuid not null references agreements (id),
  obligation_id uuid references obligations (id),
  kind text not null check (kind in ('not-performing', 'ended', 'damages', 'settled')),
  what text not null,
  impact text not null,
  began_on date not null,
  version integer not null,
  opened_by uuid not null references persons (id),
  opened_at timestamptz not null
);
create index failures_of_agreement on performance_failures (agreement_id, opened_at);

create table failure_steps (
  id uuid primary key,
  failure_id uuid not null references performance_failures (id),
  step text not null check (step in ('warning', 'mitigation', 'chance', 'improvement', 'failed', 'heard', 'published', 'put-right')),
  happened_on date not null,
  words text not null,
  until_on date,
  reference text,
  way text not null check (way in ('own', 'recorded')),
  recorded_by uuid not null references persons (id),
  recorded_at timestamptz not null
);
create index steps_of_failure on failure_steps (failure_id, recorded_at);

-- A change before it is made: what it would come to, on which ground, its notice, and how long it stands still.
create table planned_changes (
  id uuid primary key,
  agreement_id uuid not null references agreements (id),
  what text not null,
  why text not null,
  ground text not null,
  ends_on date,
  value_pence bigint,
  state text not null check (state in ('planned', 'made', 'dropped')),
  notice_on date,
  notice_reference text,
  -- The first day on which it may be made, where it stands still.
  not_before_on date,
  version integer not null,
  planned_by uuid not null references persons (id),
  planned_at timestamptz not null
);
create index planned_changes_of_agreement on planned_changes (agreement_id, planned_at);

create table change_rule_checks (
  id uuid primary key,
  agreement_id uuid not null references agreements (id),
  rule text not null,
  found text not null check (found in ('right', 'different')),
  checked_by text not null,
  checked_on date not null,
  text_read text not null,
  recorded_by uuid not null references persons (id),
  recorded_at timestamptz not null
);
create table change_advice (
  id uuid primary key,
  agreement_id uuid not null references agreements (id),
  rule text not null,
  adviser text not null,
  advised_on date not null,
  power text not null,
  words text not null,
  recorded_by uuid not null references persons (id),
  recorded_at timestamptz not null
);
create index checks_of_agreement on change_rule_checks (agreement_id, recorded_at);
create index advice_of_agreement on change_advice (agreement_id, recorded_at);

-- How it ends: also where it has simply run out.
create table agreement_endings (
  agreement_id uuid primary key references agreements (id),
  how text not null check (how in ('expired', 'discharged', 'terminated', 'rescinded', 'set-aside')),
  ends_on date not null,
  because text not null,
  handover text not null,
  -- People, counted: who receives it now, and who works in it.
  receive integer check (receive >= 0),
  work integer check (work >= 0),
  uncounted text,
  belongings text not null,
  ended_on date,
  notice_on date,
  notice_reference text,
  version integer not null,
  kept_by uuid not null references persons (id),
  kept_at timestamptz not null,
  check (uncounted is not null or (receive is not null and work is not null))
);
