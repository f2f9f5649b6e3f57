-- What happened among those who provide, as somebody knows it and from where.
create table market_happenings (
  id uuid primary key,
  case_id uuid not null references cases (id),
  provider text not null,
  what text not null check (what in ('came', 'left', 'handed back')),
  happened_on date not null,
  source text,
  said_by uuid not null references persons (id),
  said_at timestamptz not null
);
create index market_happenings_of_case on market_happenings (case_id, happened_on);

-- The fee beside a floor that somebody published.
create table fee_facts (
  case_id uuid primary key references cases (id),
  fee_pence integer not null,
  floor_pence integer,
  floor_wage_pence integer,
  wage_pence integer,
  source text,
  version integer not null default 1
);

-- What an hour costs a provider, as it returned it: read by nobody, shown only pooled from five.
create table cost_returns (
  case_id uuid not null references cases (id),
  provider_key text not null,
  pence integer not null check (pence > 0),
  returned_at timestamptz not null,
  primary key (case_id, provider_key)
);
