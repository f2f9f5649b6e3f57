-- A buyer's own past tenders with everybody who bid: names of firms, for those who may see the market.
create table past_tenders (
  case_id uuid not null references cases (id),
  reference text not null,
  closed_on date not null,
  size double precision,
  kinds jsonb not null,
  words jsonb not null,
  bids jsonb not null,
  content_hash text not null,
  primary key (case_id, reference)
);

-- What they could have foretold, worked out beside the pages.
create table look_backs (
  case_id uuid primary key references cases (id),
  state text not null check (state in ('looking', 'ready', 'stopped')),
  tenders_hash text not null,
  found jsonb,
  begun_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'ready') = (found is not null))
);
