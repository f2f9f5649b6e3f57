-- The charter as it is being written. What was put to sign is frozen beside it, and is in effect once every member has signed.
create table alliance_charters (
  agreement_id uuid primary key references agreements (id),
  purpose text not null,
  principles text,
  joining text,
  leaving text,
  conflicts text,
  quorum_reserved integer check (quorum_reserved >= 1),
  quorum_unanimous integer check (quorum_unanimous >= 1),
  days integer[] not null check (cardinality(days) = 4),
  version integer not null default 1
);

create table alliance_charter_versions (
  signing_id uuid primary key references signings (id),
  agreement_id uuid not null references agreements (id),
  content jsonb not null
);
create index charter_of_agreement on alliance_charter_versions (agreement_id);

-- Every version of a proposal is kept, so that what a member saw when it spoke can be read again.
create table alliance_proposals (
  decision_id uuid not null references alliance_decisions (id),
  number integer not null,
  words text not null,
  options text,
  better text,
  worse text,
  know text,
  written_by uuid references persons (id),
  written_at timestamptz not null,
  primary key (decision_id, number)
);
insert into alliance_proposals (decision_id, number, words, written_by, written_at)
  select id, 1, proposal, proposed_by, proposed_at from alliance_decisions;

alter table alliance_decisions drop column proposal;
alter table alliance_decisions drop constraint alliance_decisions_state_check;
alter table alliance_decisions add check (state in ('open', 'agreed', 'blocked', 'determined', 'fallen'));
alter table alliance_decisions
  add column quorum integer,
  add column answer_by date,
  add column due_on date,
  add column expert text,
  -- Whether what the expert said lets the proposal stand, and who wrote it down, until another member says that it was so.
  add column stands boolean,
  add column determined_by uuid references persons (id),
  add column unmakes uuid references alliance_decisions (id);
create index decisions_unmaking on alliance_decisions (unmakes) where unmakes is not null;

-- A block needs a reason. What instead is asked for, and not demanded.
alter table alliance_votes drop constraint alliance_votes_check;
alter table alliance_votes drop constraint alliance_votes_vote_check;
update alliance_votes set vote = 'stand-aside' where vote = 'abstain';
alter table alliance_votes add check (vote in ('agree', 'can-live-with', 'stand-aside', 'block'));
alter table alliance_votes add check (vote <> 'block' or reason is not null);
alter table alliance_votes
  add column seen integer not null default 1,
  add column how text check (how in ('phone', 'meeting', 'writing')),
  add column said_by text,
  add column said_on date,
  add check (how is null or not own);

create table alliance_comments (
  id uuid primary key,
  decision_id uuid not null references alliance_decisions (id),
  number integer not null,
  words text not null,
  said_by uuid not null references persons (id),
  said_at timestamptz not null
);
create index comments_of_decision on alliance_comments (decision_id, said_at);

-- What would go from one member to another if the proposal is agreed. It has gone while the decision stands, and not after.
create table alliance_moves (
  decision_id uuid primary key references alliance_decisions (id),
  from_party uuid not null references agreement_parties (id),
  to_party uuid not null references agreement_parties (id),
  kind text not null check (kind in ('money', 'hours', 'people')),
  -- Pence for money; hours, or people, otherwise.
  amount bigint not null check (amount > 0),
  check (from_party <> to_party)
);

-- Open book: what each member was to spend, and has spent.
create table alliance_costs (
  id uuid primary key,
  agreement_id uuid not null references agreements (id),
  party_id uuid not null references agreement_parties (id),
  line text not null,
  target_pence bigint not null check (target_pence >= 0),
  actual_pence bigint not null check (actual_pence >= 0),
  own boolean not null,
  written_by uuid not null references persons (id),
  written_on date not null
);
create unique index cost_once on alliance_costs (party_id, lower(line));
create index costs_of_agreement on alliance_costs (agreement_id);

create table alliance_terms (
  agreement_id uuid primary key references agreements (id),
  -- Hundredths of a percent, so that no share is a fraction of a penny’s making.
  gain_share integer not null check (gain_share between 0 and 10000),
  pain_share integer not null check (pain_share between 0 and 10000),
  modifier integer not null check (modifier between 0 and 10000),
  modifier_says text,
  version integer not null default 1
);

create table alliance_shares (
  agreement_id uuid not null references agreements (id),
  party_id uuid not null references agreement_parties (id) on delete cascade,
  weight integer not null check (weight >= 0),
  gain_cap_pence bigint check (gain_cap_pence >= 0),
  pain_cap_pence bigint check (pain_cap_pence >= 0),
  primary key (agreement_id, party_id)
);

create table alliance_minutes (
  agreement_id uuid not null references agreements (id),
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  there text,
  words text not null,
  version integer not null default 1,
  written_by uuid not null references persons (id),
  written_at timestamptz not null,
  primary key (agreement_id, month)
);

-- How a pool’s year was closed: what was settled, as it was settled, and never changed.
create table pool_year_ends (
  agreement_id uuid not null references agreements (id),
  year integer not null check (year between 2000 and 2100),
  settled jsonb not null,
  carried_pence bigint not null check (carried_pence >= 0),
  note text,
  closed_by uuid not null references persons (id),
  closed_at timestamptz not null,
  primary key (agreement_id, year)
);
