-- A body's own roll on a case: who may take part when it ratifies. Its own members keep it and nobody else reads it.
create table ratification_roll (
  id uuid primary key,
  case_id uuid not null references cases (id),
  body_id uuid not null references community_bodies (id),
  name text not null,
  reach text not null check (reach in ('account', 'email', 'letter')),
  person_id uuid references persons (id),
  address text,
  kept_by uuid not null references persons (id),
  kept_at timestamptz not null,
  off_by uuid references persons (id),
  off_at timestamptz,
  check ((reach = 'account') = (person_id is not null))
);
create unique index one_entry_a_name on ratification_roll (case_id, body_id, lower(name)) where off_at is null;
create unique index one_entry_a_person on ratification_roll (case_id, body_id, person_id) where off_at is null;

-- Named by one member and confirmed by another; only then somebody is the secretary.
create table body_secretaries (
  case_id uuid not null references cases (id),
  body_id uuid not null references community_bodies (id),
  person_id uuid not null references persons (id),
  named_by uuid not null references persons (id),
  named_at timestamptz not null,
  confirmed_by uuid references persons (id),
  confirmed_at timestamptz,
  primary key (case_id, body_id),
  check (confirmed_by is distinct from named_by)
);

-- Words put to everybody on the roll. One member writes it, another gives notice; from then on it does not change.
create table ballots (
  id uuid primary key,
  outcome_id uuid not null references outcomes (id),
  body_id uuid not null references community_bodies (id),
  stage text not null check (stage in ('drafted', 'notified', 'counted', 'called-off')),
  version integer not null,
  agreed text not null check (agreed in ('own', 'endorse')),
  wording_id uuid not null references outcome_wordings (id),
  statement text not null,
  for_whom text not null,
  rule jsonb not null,
  opens_on date not null,
  closes_on date not null,
  how_to text not null,
  drafted_by uuid not null references persons (id),
  drafted_at timestamptz not null,
  given_by uuid references persons (id),
  given_at timestamptz,
  notice jsonb,
  notice_hash text,
  result jsonb,
  result_hash text,
  counted_at timestamptz,
  because text,
  check (given_by is distinct from drafted_by),
  check (stage in ('drafted', 'called-off') or (notice is not null and notice_hash is not null and given_by is not null)),
  check ((stage = 'counted') = (result is not null))
);
create index ballots_of_outcome on ballots (outcome_id);
create unique index one_running_ballot on ballots (outcome_id, body_id) where stage in ('drafted', 'notified');

-- The roll as at the notice. It holds whether somebody has answered, and neither when nor what.
create table ballot_roll (
  id uuid primary key,
  ballot_id uuid not null references ballots (id),
  name text not null,
  reach text not null,
  person_id uuid references persons (id),
  address text,
  answered boolean not null default false
);
create index ballot_roll_of_ballot on ballot_roll (ballot_id);

-- What was answered, under a name that only the key outside the database can make from an entry of the roll. Each entry has its
-- paper from the notice on, in the order of those names; an answer rewrites them all, so that none shows when it was given.
create table ballot_papers (
  ballot_id uuid not null references ballots (id),
  paper_key text not null,
  says text check (says in ('consent', 'object', 'aside')),
  reason text,
  signed text,
  minority text,
  primary key (ballot_id, paper_key),
  check (says is distinct from 'object' or reason is not null),
  check (says = 'object' or (signed is null and minority is null))
);

-- A paper that one member has entered and another not yet. It goes as soon as it is counted.
create table ballot_entries (
  ballot_id uuid not null references ballots (id),
  paper_key text not null,
  says text not null check (says in ('consent', 'object', 'aside')),
  reason text,
  signed text,
  entered_by uuid not null references persons (id),
  entered_at timestamptz not null,
  primary key (ballot_id, paper_key)
);

alter table ratifications add column ballot_id uuid references ballots (id);
alter table outcome_parts add column until_on date, add column review_on date;

-- A slip that the body's secretary corrected: both versions stay.
create table record_corrections (
  id uuid primary key,
  outcome_id uuid not null references outcomes (id),
  of_kind text not null check (of_kind in ('meeting', 'ballot')),
  of_id uuid not null,
  field text not null,
  before text not null,
  after text not null,
  because text not null,
  corrected_by uuid not null references persons (id),
  corrected_at timestamptz not null
);
create index corrections_of_outcome on record_corrections (outcome_id);

-- Somebody of a community says that an outcome is not theirs as it stands, or that what is done under it is not what they own.
create table ownership_challenges (
  id uuid primary key,
  outcome_id uuid not null references outcomes (id),
  body_id uuid not null references community_bodies (id),
  about text not null check (about in ('ownership', 'what-is-done')),
  words text not null,
  signed text,
  -- A salted key of who said it, so that nobody challenges the same thing twice; never a person.
  author_key text not null,
  put_at timestamptz not null
);
create index challenges_of_outcome on ownership_challenges (outcome_id);
