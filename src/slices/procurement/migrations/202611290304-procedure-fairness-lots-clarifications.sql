-- A procurement's procedure as a list of stages. Each reading is kept; the last one counts.
create table procedures (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  version integer not null,
  template text not null,
  justification text,
  justified_by text,
  stages jsonb not null,
  kept_by uuid not null references persons (id),
  kept_at timestamptz not null,
  unique (procurement_id, version)
);

-- What was changed after publication, why, what is published again and whether the deadline moves: for everybody alike.
create table amendments (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  about text not null check (about in ('procedure', 'lots', 'answer', 'other')),
  words text not null,
  because text not null,
  republish text[] not null default '{}',
  extended boolean not null,
  extension_because text not null,
  tenders_by date,
  made_by uuid not null references persons (id),
  made_at timestamptz not null,
  check (tenders_by is null or extended)
);
create index amendments_of on amendments (procurement_id);

-- What passed between somebody here and a supplier before anything was bought, on whatever page it was remembered.
create table supplier_talks (
  id uuid primary key,
  case_id uuid not null references cases (id),
  happened_on date not null,
  supplier text not null,
  shown text not null,
  said text,
  noted_by uuid not null references persons (id),
  noted_at timestamptz not null
);
create index supplier_talks_of_case on supplier_talks (case_id);

-- The pack as every bidder got it on a day.
create table packs (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  version integer not null,
  entries jsonb not null,
  digest text not null,
  made_by uuid not null references persons (id),
  made_at timestamptz not null,
  unique (procurement_id, version)
);

-- Whoever influences a procurement: people of the case, or others by name. What they declare themselves stands in declarations.
create table influences (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  person_id uuid references persons (id),
  name text not null,
  role text not null,
  state text check (state in ('nothing-to-declare', 'declared', 'cleared', 'mitigated', 'excluded')),
  interest text,
  perceived text,
  steps text,
  because text,
  review_on date,
  version integer not null,
  said_by uuid not null references persons (id),
  said_at timestamptz not null
);
create unique index influences_by_person on influences (procurement_id, person_id) where person_id is not null;
create unique index influences_by_name on influences (procurement_id, lower(name)) where person_id is null;

-- The conflicts assessment as it was confirmed for a notice.
create table conflicts_assessments (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  version integer not null,
  confirmed_for text not null,
  rows jsonb not null,
  confirmed_by uuid not null references persons (id),
  confirmed_at timestamptz not null,
  unique (procurement_id, version)
);

-- Divided into lots or not, and why; how many one bidder may tender for and win.
create table lot_divisions (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  version integer not null,
  divided boolean not null,
  because text not null,
  most_tendered integer,
  most_won integer,
  mechanism text,
  kept_by uuid not null references persons (id),
  kept_at timestamptz not null,
  unique (procurement_id, version)
);

-- The terms of a lot: its value with what that includes, for whom it is reserved, and what a bidder has to be or have.
create table lot_terms (
  id uuid primary key,
  lot_id uuid not null references lots (id),
  version integer not null,
  terms jsonb not null,
  kept_by uuid not null references persons (id),
  kept_at timestamptz not null,
  unique (lot_id, version)
);

-- What anybody reads of a procurement once it is published.
create table public_summaries (
  procurement_id uuid primary key references procurements (id),
  version integer not null,
  words text not null,
  ask_by date,
  answer_by date,
  kept_by uuid not null references persons (id),
  kept_at timestamptz not null
);

-- Questions without a name. `asker` is a hash that binds one asker's questions; nothing here leads from it to anybody.
create table clarifications (
  id uuid primary key,
  case_id uuid not null references cases (id),
  procurement_id uuid not null references procurements (id),
  channel text not null check (channel in ('page', 'portal', 'typed')),
  asker text,
  words text not null,
  confidential boolean not null,
  late boolean not null,
  state text not null check (state in ('asked', 'answered', 'refused')),
  told text,
  answer text,
  because text,
  amendment_id uuid references amendments (id),
  version integer not null,
  asked_at timestamptz not null,
  answered_by uuid references persons (id),
  answered_at timestamptz,
  check ((state = 'answered') = (answer is not null)),
  check (state <> 'refused' or because is not null)
);
create index clarifications_of on clarifications (procurement_id);
create index clarifications_by_asker on clarifications (asker) where asker is not null;
