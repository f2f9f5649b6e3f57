-- What an agreement says of payment: the number that invoices quote, which law it is under, and how those who work under it are paid.
create table agreement_payment_facts (
  agreement_id uuid primary key references agreements (id),
  number text,
  number_key text,
  supplier_number text,
  law text not null check (law in ('public-contract', 'other')),
  begun_on date,
  subcontracts text not null check (subcontracts in ('not-known', 'none', 'thirty-days', 'other')),
  subcontract_terms text,
  version integer not null default 1,
  set_by uuid references persons (id),
  set_at timestamptz not null
);

-- A list of invoices on its way in. Its bytes wait here in parts until the last of it is read, so that a stop anywhere loses nothing.
create table invoice_imports (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  source text not null check (source in ('list', 'e-invoices')),
  name text not null,
  signature text not null,
  state text not null check (state in ('waiting', 'reading', 'done', 'stopped')),
  columns jsonb not null,
  sample jsonb not null,
  mapping jsonb,
  lines_all bigint not null,
  lines_done bigint not null default 0,
  added bigint not null default 0,
  changed bigint not null default 0,
  unchanged bigint not null default 0,
  repeated bigint not null default 0,
  skipped bigint not null default 0,
  problem_count bigint not null default 0,
  problems jsonb not null default '[]',
  version integer not null default 1,
  began_by uuid references persons (id),
  began_at timestamptz not null,
  changed_at timestamptz not null,
  unique (organisation_id, signature)
);

create table invoice_imports_waiting (
  import_id uuid not null references invoice_imports (id),
  at integer not null,
  content text not null,
  primary key (import_id, at)
);

create table invoices (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations (id),
  fingerprint text not null,
  supplier text not null,
  name_key text not null,
  supplier_key text not null,
  supplier_ref text,
  identifier text,
  number text not null,
  "order" text,
  order_key text not null,
  issued_on date,
  received_on date,
  due_on date,
  paid_on date,
  net_pence bigint,
  gross_pence bigint,
  currency text not null,
  disputed_on date,
  settled_on date,
  dispute text,
  faults jsonb,
  agreement_id uuid references agreements (id),
  party_id uuid references agreement_parties (id) on delete set null,
  matched text check (matched in ('number', 'supplier-number', 'person', 'outside')),
  import_id uuid not null references invoice_imports (id),
  import_line bigint not null,
  version integer not null default 1,
  added_at timestamptz not null,
  unique (organisation_id, fingerprint),
  check (net_pence is not null or gross_pence is not null),
  check ((matched is null or matched = 'outside') = (agreement_id is null)),
  check (settled_on is null or (disputed_on is not null and settled_on >= disputed_on))
);
create index invoices_by_supplier on invoices (organisation_id, supplier_key, order_key);
create index invoices_of_agreement on invoices (agreement_id, received_on) where agreement_id is not null;

-- What a person said of a supplier's invoices, so that the next ones need nobody. An empty order number stands for all of the supplier's.
create table invoice_matches (
  organisation_id uuid not null references organisations (id),
  supplier_key text not null,
  order_key text not null,
  agreement_id uuid references agreements (id),
  party_id uuid references agreement_parties (id) on delete set null,
  because text,
  decided_by uuid references persons (id),
  decided_at timestamptz not null,
  primary key (organisation_id, supplier_key, order_key),
  check (agreement_id is not null or because is not null)
);

-- A return as it was signed, with the file that was handed over. It never changes; another beside it says why.
create table payment_returns (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  kind text not null check (kind in ('compliance', 'large-payments')),
  from_on date not null,
  to_on date not null,
  number integer not null,
  figures jsonb not null,
  content text not null,
  sha256 text not null,
  signer text not null,
  job_title text not null,
  because text,
  signed_by uuid references persons (id),
  signed_at timestamptz not null,
  unique (organisation_id, kind, to_on, number),
  check (number = 1 or because is not null)
);
create function refuse_signed_return_change() returns trigger language plpgsql as $$
begin
  raise exception 'a signed return does not change';
end $$;
create trigger payment_returns_stay before update or delete on payment_returns for each row execute function refuse_signed_return_change();
