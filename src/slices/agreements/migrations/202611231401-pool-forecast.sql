-- What a pooled fund expects to spend, scheme by scheme, and how its partners agreed to settle what it gets wrong.
create table pool_schemes (
  id uuid primary key,
  agreement_id uuid not null references agreements (id),
  title text not null,
  budget_pence bigint not null check (budget_pence >= 0),
  forecast_pence bigint not null check (forecast_pence >= 0),
  reduction_pence bigint not null default 0 check (reduction_pence >= 0),
  forecast_on date not null,
  forecast_by uuid not null references persons (id)
);
create unique index scheme_once on pool_schemes (agreement_id, lower(title));

create table pool_terms (
  agreement_id uuid primary key references agreements (id),
  host text,
  manager text,
  lead_commissioner text,
  reserve_pence bigint not null check (reserve_pence >= 0),
  underspend text not null check (underspend in ('stays', 'returned')),
  exit_notice text,
  vat text,
  version integer not null default 1
);

-- Where the partners agreed other shares than what each put in, or the most that one bears.
create table pool_shares (
  agreement_id uuid not null references agreements (id),
  party_id uuid not null references agreement_parties (id) on delete cascade,
  weight double precision check (weight >= 0),
  cap_pence bigint check (cap_pence >= 0),
  primary key (agreement_id, party_id)
);
