-- What happened to a procurement, in the order that the law and this house have for it. A moment happens once.
create table procurement_moments (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  moment text not null,
  happened_on date not null,
  -- The central platform's number and time where it is a notice: clocks run from that.
  reference text,
  happened_at timestamptz,
  words text,
  -- Recorded although something of law that comes before it was not: with the advice that was acted on, or with a warning alone.
  out_of_order text[] not null default '{}',
  advice text,
  recorded_by uuid not null references persons (id),
  -- The second of two named people, where it takes two.
  second_by uuid references persons (id),
  recorded_at timestamptz not null,
  unique (procurement_id, moment),
  check (second_by is null or second_by <> recorded_by)
);

alter table procurements add column due_at timestamptz;

-- What bids are judged by, as a tree: parts of a hundred at the top, parts of their parent below.
alter table criteria drop constraint criteria_weight_check;
alter table criteria add constraint criteria_weight_check check (weight between 0 and 100);
alter table criteria add column parent_id uuid references criteria (id);
alter table criteria add column lot_id uuid references lots (id);
alter table criteria add column type text not null default 'quality' check (type in ('quality', 'price', 'social-value', 'pass-or-fail'));
alter table criteria add column question text;
alter table criteria add column guide jsonb not null default '[]';
alter table criteria add column least integer;
alter table criteria add column judged_by text not null default 'panel' check (judged_by in ('panel', 'residents', 'practitioners'));
alter table criteria add column formula jsonb;
alter table criteria add column place integer not null default 0;
create index criteria_of on criteria (procurement_id);

create table criterion_requirements (
  criterion_id uuid not null references criteria (id) on delete cascade,
  requirement_id uuid not null references requirements (id),
  since timestamptz not null,
  primary key (criterion_id, requirement_id)
);

-- Whoever takes part. Their number and names are nobody's business before tenders are opened.
create table bidders (
  id uuid primary key,
  case_id uuid not null references cases (id),
  procurement_id uuid not null references procurements (id),
  name text not null,
  identifier text,
  contact text,
  small boolean,
  voluntary boolean,
  state text not null check (state in ('taking-part', 'withdrawn', 'not-selected', 'excluded')),
  because text,
  version integer not null,
  added_by uuid not null references persons (id),
  added_at timestamptz not null
);
create unique index bidders_named on bidders (procurement_id, lower(name));

create table tenders (
  id uuid primary key,
  case_id uuid not null references cases (id),
  procurement_id uuid not null references procurements (id),
  bidder_id uuid not null references bidders (id),
  lot_ids uuid[] not null default '{}',
  received_at timestamptz not null,
  late boolean not null,
  state text not null check (state in ('closed', 'kept-closed', 'open', 'replaced')),
  because text,
  version integer not null,
  brought_in_by uuid not null references persons (id),
  brought_in_at timestamptz not null
);
create unique index tenders_standing on tenders (bidder_id) where state <> 'replaced';
create index tenders_of on tenders (procurement_id);

-- What was in a tender, each file by its hash. The bytes lie under a random name; nobody reads them before they may.
create table tender_files (
  id uuid primary key,
  tender_id uuid not null references tenders (id),
  part text not null check (part in ('qualification', 'quality', 'price')),
  path text not null,
  bytes bigint not null,
  sha256 text not null,
  stored_as uuid not null,
  unique (tender_id, path)
);
