-- What an award brings into its agreement, a row a thing, until a person says of each that it is kept, in which words, or left out and why.
create table agreement_sources (
  agreement_id uuid primary key references agreements (id),
  decision_id uuid not null unique references award_decisions (id),
  procurement_id uuid not null references procurements (id),
  supplier_party_id uuid not null references agreement_parties (id),
  drafted_by uuid references persons (id),
  drafted_at timestamptz not null
);

create table agreement_proposals (
  id uuid primary key,
  agreement_id uuid not null references agreements (id),
  place integer not null,
  source text not null check (source in ('promise', 'criterion', 'requirement', 'leaving')),
  source_id uuid not null,
  social boolean not null,
  words text not null,
  lot_id uuid references lots (id),
  criterion_id uuid,
  requirement_id uuid references requirements (id),
  decision text check (decision in ('kept', 'changed', 'left-out')),
  because text,
  obligation_id uuid references obligations (id),
  measure_id uuid references measures (id),
  decided_by uuid references persons (id),
  decided_at timestamptz,
  version integer not null,
  check ((decision is null) = (decided_at is null)),
  check (decision is null or decision = 'kept' or because is not null)
);
create unique index agreement_proposal_once on agreement_proposals (agreement_id, source, source_id, words);

-- Key performance indicators: what is looked at, against what, and which three matter most at the time. Ratings come over time.
create table agreement_indicators (
  id uuid primary key,
  agreement_id uuid not null references agreements (id),
  name text not null,
  target text not null,
  obligation_id uuid references obligations (id),
  measure_id uuid references measures (id),
  material boolean not null,
  set_by uuid not null references persons (id),
  set_at timestamptz not null
);
create unique index agreement_indicator_once on agreement_indicators (agreement_id, lower(name));

create table agreement_indicator_reasons (
  agreement_id uuid primary key references agreements (id),
  because text not null,
  said_by uuid not null references persons (id),
  said_at timestamptz not null
);
