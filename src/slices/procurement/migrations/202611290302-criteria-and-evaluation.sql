alter table criteria add column version integer not null default 1;
-- What only the light touch lets be asked: the views of recipients and carers, their different needs, how near it is.
alter table criteria add column light_touch text check (light_touch in ('recipients-and-carers', 'different-needs', 'proximity'));
-- What a criterion of social value comes from: something that the community wants.
alter table criteria add column outcome_id uuid references outcomes (id);

-- What else bids are judged by: said before anybody bids.
create table scoring_rules (
  procurement_id uuid primary key references procurements (id),
  quality_floor integer check (quality_floor between 1 and 100),
  ties jsonb not null,
  low_share integer check (low_share between 1 and 99),
  estimate_pence bigint,
  vat text not null check (vat in ('excluding', 'including')),
  anonymised boolean not null,
  low_pence bigint,
  high_pence bigint,
  version integer not null,
  set_by uuid not null references persons (id),
  set_at timestamptz not null
);

-- A change to how bids are judged after that was published: what it said and says, why, and whether the notice goes out again.
create table criteria_amendments (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  about text not null,
  said jsonb,
  says jsonb,
  reason text not null,
  republish boolean not null,
  amended_by uuid not null references persons (id),
  amended_at timestamptz not null
);
create index criteria_amendments_of on criteria_amendments (procurement_id);

create table evaluation_judges (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  person_id uuid not null references persons (id),
  added_by uuid not null references persons (id),
  added_at timestamptz not null,
  ended_at timestamptz,
  ended_because text,
  unique (procurement_id, person_id)
);

create table judge_criteria (
  judge_id uuid not null references evaluation_judges (id),
  criterion_id uuid not null references criteria (id) on delete cascade,
  primary key (judge_id, criterion_id)
);

-- What one judge gives alone. A draft until it is locked; nobody else reads it before everybody who judges that criterion has locked.
create table evaluator_scores (
  procurement_id uuid not null references procurements (id),
  person_id uuid not null references persons (id),
  tender_id uuid not null references tenders (id),
  criterion_id uuid not null references criteria (id),
  score integer,
  reason text,
  saved_at timestamptz not null,
  primary key (person_id, tender_id, criterion_id)
);
create index evaluator_scores_of on evaluator_scores (procurement_id, criterion_id);

create table judge_locks (
  procurement_id uuid not null references procurements (id),
  person_id uuid not null references persons (id),
  criterion_id uuid not null references criteria (id),
  locked_at timestamptz not null,
  primary key (person_id, criterion_id)
);

-- What the panel settled, beside what its members gave alone.
create table moderated_scores (
  procurement_id uuid not null references procurements (id),
  tender_id uuid not null references tenders (id),
  criterion_id uuid not null references criteria (id),
  score integer not null,
  -- Hundredths of a score, of what was given alone; null where nobody gave any.
  median integer,
  because text,
  explanation text not null,
  version integer not null,
  moderated_by uuid not null references persons (id),
  moderated_at timestamptz not null,
  primary key (tender_id, criterion_id)
);
create index moderated_scores_of on moderated_scores (procurement_id, criterion_id);

create table score_corrections (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  tender_id uuid not null references tenders (id),
  criterion_id uuid not null references criteria (id),
  from_score integer not null,
  to_score integer not null,
  from_explanation text not null,
  explanation text not null,
  because text not null,
  prices_were_open boolean not null,
  proposed_by uuid not null references persons (id),
  proposed_at timestamptz not null,
  confirmed_by uuid references persons (id),
  confirmed_at timestamptz,
  check (confirmed_by is null or confirmed_by <> proposed_by)
);
create index score_corrections_of on score_corrections (procurement_id);

create table tender_passes (
  procurement_id uuid not null references procurements (id),
  tender_id uuid not null references tenders (id),
  criterion_id uuid not null references criteria (id),
  passes boolean not null,
  because text not null,
  decided_by uuid not null references persons (id),
  decided_at timestamptz not null,
  primary key (tender_id, criterion_id)
);

create table tender_prices (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  tender_id uuid not null references tenders (id),
  lot_id uuid references lots (id),
  pence bigint not null check (pence > 0),
  version integer not null,
  entered_by uuid not null references persons (id),
  entered_at timestamptz not null,
  confirmed_by uuid references persons (id),
  confirmed_at timestamptz,
  check (confirmed_by is null or confirmed_by <> entered_by)
);
create unique index tender_prices_once on tender_prices (tender_id, coalesce(lot_id, '00000000-0000-0000-0000-000000000000'));

-- What is looked into about a tender besides its scores: nobody is put out who was not asked first.
create table tender_matters (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  tender_id uuid not null references tenders (id),
  type text not null check (type in ('low-price', 'exclusion', 'debarment', 'sub-contractor', 'associated-person')),
  about text not null,
  ground text,
  checked_on date,
  source text,
  found boolean not null,
  asked_on date,
  asked text,
  answered_on date,
  answer text,
  decision text check (decision in ('stays', 'replaced', 'out')),
  because text,
  state text not null check (state in ('raised', 'asked', 'answered', 'decided')),
  version integer not null,
  raised_by uuid not null references persons (id),
  raised_at timestamptz not null,
  decided_by uuid references persons (id),
  decided_at timestamptz
);
create index tender_matters_of on tender_matters (procurement_id);

-- A lot that was drawn between those who had the same figure: who was drawn, in their order.
create table tie_draws (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  lot_id uuid references lots (id),
  tender_id uuid not null references tenders (id),
  place integer not null,
  drawn_by uuid not null references persons (id),
  witness_by uuid not null references persons (id),
  drawn_at timestamptz not null,
  unique (procurement_id, tender_id, lot_id),
  check (witness_by <> drawn_by)
);

-- How it came out, as it was on the day the scores became final.
create table evaluation_results (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  lot_id uuid references lots (id),
  engine text not null,
  winner_tender_id uuid references tenders (id),
  judged jsonb not null,
  hangs jsonb not null,
  made_at timestamptz not null
);
create unique index evaluation_results_once on evaluation_results (procurement_id, coalesce(lot_id, '00000000-0000-0000-0000-000000000000'));
