create table agreements (
  id uuid primary key,
  case_id uuid not null references cases (id),
  type text not null check (type in ('contract', 'grant', 'alliance', 'memorandum', 'pooled-fund', 'licence')),
  title text not null,
  mechanism_id uuid references mechanisms (id),
  lot_id uuid references lots (id),
  starts_on date,
  ends_on date,
  value_pence bigint,
  leaves_behind text,
  basis text check (basis in ('s75')),
  state text not null check (state in ('draft', 'in-force', 'ended')),
  version integer not null,
  added_by uuid references persons (id),
  added_at timestamptz not null
);
create index agreements_of_case on agreements (case_id);

create table agreement_parties (
  id uuid primary key,
  agreement_id uuid not null references agreements (id),
  organisation_id uuid references organisations (id),
  name text not null,
  type text not null,
  role text not null check (role in ('commissioner', 'provider', 'member', 'host', 'funder', 'other')),
  money text check (money in ('pooled', 'aligned')),
  amount_pence bigint,
  functions text,
  added_at timestamptz not null,
  -- Whatever the application thinks, only these two pool.
  check (money is distinct from 'pooled' or type in ('council', 'health-body'))
);
create unique index party_once on agreement_parties (agreement_id, lower(name));

-- What an agreement in force said before each change, and what let it be changed.
create table agreement_changes (
  id uuid primary key,
  agreement_id uuid not null references agreements (id),
  what text not null,
  why text not null,
  ground text not null,
  warnings jsonb not null,
  before jsonb not null,
  changed_by uuid references persons (id),
  changed_at timestamptz not null
);
create index changes_of_agreement on agreement_changes (agreement_id, changed_at);

create table obligations (
  id uuid primary key,
  case_id uuid not null references cases (id),
  agreement_id uuid not null references agreements (id),
  words text not null,
  owed_by uuid not null references agreement_parties (id),
  owed_to text not null,
  by_on date,
  how_often text not null check (how_often in ('once', 'weekly', 'monthly', 'quarterly', 'yearly', 'always')),
  payment_pence bigint,
  payment_depends boolean not null default false,
  state text not null check (state in ('owed', 'kept', 'not-kept')),
  version integer not null,
  added_by uuid references persons (id),
  added_at timestamptz not null
);
create index obligations_of_case on obligations (case_id);

create table obligation_links (
  obligation_id uuid not null references obligations (id),
  kind text not null check (kind in ('requirement', 'measure')),
  target_id uuid not null,
  since timestamptz not null,
  primary key (obligation_id, kind, target_id)
);

create table obligation_records (
  id uuid primary key,
  obligation_id uuid not null references obligations (id),
  kept boolean not null,
  happened_on date not null,
  note text not null,
  recorded_by uuid references persons (id),
  recorded_at timestamptz not null
);
create index records_of_obligation on obligation_records (obligation_id, happened_on);
