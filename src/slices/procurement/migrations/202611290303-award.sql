-- How lots are given where a bidder may win only so many: said before tenders are opened.
create table award_mechanisms (
  procurement_id uuid primary key references procurements (id),
  mechanism text not null check (mechanism in ('in-order', 'largest-first', 'widest-lead')),
  stated_in text not null,
  stated_by uuid not null references persons (id),
  stated_at timestamptz not null
);

-- What was decided for a lot, or for the whole where it was judged as one: to whom, or to nobody, by whom and under which power.
create table award_decisions (
  id uuid primary key,
  case_id uuid not null references cases (id),
  procurement_id uuid not null references procurements (id),
  lot_id uuid references lots (id),
  outcome text not null check (outcome in ('awarded', 'none')),
  bidder_id uuid references bidders (id),
  supplier text,
  value_pence bigint,
  because text not null,
  power text not null,
  decided_by uuid not null references persons (id),
  decided_on date not null,
  -- What the scores said, where they said anything, and why it was departed from.
  recommended_bidder_id uuid references bidders (id),
  departs_because text,
  -- How a lot that is reserved was found to go to whom it is reserved for.
  reserved_because text,
  -- Of a direct award: its ground; of the Provider Selection Regime: what was found under each key criterion.
  ground text,
  key_criteria jsonb,
  recorded_by uuid not null references persons (id),
  recorded_at timestamptz not null,
  check ((outcome = 'awarded') = (supplier is not null))
);
create unique index award_decision_once on award_decisions (procurement_id, coalesce(lot_id, '00000000-0000-0000-0000-000000000000'));

-- What the winner promised in its tender, in its words, with where it stands there.
create table award_promises (
  id uuid primary key,
  decision_id uuid not null references award_decisions (id),
  type text not null check (type in ('method', 'social-value', 'standard')),
  words text not null,
  stands_in text,
  criterion_id uuid,
  requirement_id uuid references requirements (id),
  recorded_by uuid not null references persons (id),
  recorded_at timestamptz not null
);
create index award_promises_of on award_promises (decision_id);

-- Where a bidder is written to; a summary names it in full.
create table bidder_particulars (
  bidder_id uuid primary key references bidders (id),
  address text not null,
  email text not null,
  kept_by uuid not null references persons (id),
  kept_at timestamptz not null
);

-- What each bidder was told, word for word, how, when and by whom: of tenders that were assessed their summaries, else prompt reasons.
create table award_letters (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  bidder_id uuid not null unique references bidders (id),
  type text not null check (type in ('summary', 'reasons')),
  channel text not null check (channel in ('email', 'letter', 'portal')),
  given_on date not null,
  given_by text not null,
  message_id uuid,
  title text not null,
  content jsonb not null,
  recorded_by uuid not null references persons (id),
  recorded_at timestamptz not null
);
create index award_letters_of on award_letters (procurement_id);

create table standstills (
  procurement_id uuid primary key references procurements (id),
  type text not null check (type in ('mandatory', 'voluntary', 'none')),
  working_days integer not null check (working_days >= 8),
  because text not null,
  kept_by uuid not null references persons (id),
  kept_at timestamptz not null
);

-- What reached the buyer while it stood still, and what it answered.
create table standstill_events (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  event text not null check (event in ('representation', 'review', 'decision', 'claim', 'claim-over')),
  happened_on date not null,
  who text not null,
  words text not null,
  -- After the last moment for it.
  late boolean not null,
  recorded_by uuid not null references persons (id),
  recorded_at timestamptz not null
);
create index standstill_events_of on standstill_events (procurement_id);

-- A contract that was entered into after a decision, and what the law asks after that.
create table award_contracts (
  decision_id uuid primary key references award_decisions (id),
  procurement_id uuid not null references procurements (id),
  signed_on date not null,
  value_pence bigint not null,
  starts_on date,
  ends_on date,
  details_on date,
  details_reference text,
  copy_on date,
  copy_reference text,
  redactions text,
  ended_on date,
  ended_how text check (ended_how in ('expired', 'discharged', 'terminated', 'rescinded', 'set-aside')),
  ended_because text,
  ended_reference text,
  version integer not null,
  recorded_by uuid not null references persons (id),
  recorded_at timestamptz not null
);

-- How tenders came out where they were judged on the authority's own portal, as it was brought in from there.
create table judged_elsewhere (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  tender_id uuid not null references tenders (id),
  lot_id uuid references lots (id),
  outcome jsonb not null,
  source text not null,
  brought_in_by uuid not null references persons (id),
  brought_in_at timestamptz not null
);
create unique index judged_elsewhere_once on judged_elsewhere (tender_id, coalesce(lot_id, '00000000-0000-0000-0000-000000000000'));
