-- A sample of demand: some contacts, read together by people who say which of them need not have come.
create table demand_samples (
  id uuid primary key,
  case_id uuid not null references cases (id),
  state text not null check (state in ('open', 'withdrawn')),
  version integer not null,
  title text not null,
  counted_by text,
  place text,
  from_on date,
  to_on date,
  note text,
  begun_at timestamptz not null,
  check (from_on is null or to_on is null or from_on <= to_on)
);
create index demand_samples_of_case on demand_samples (case_id);

-- No name, number or address: a contact that seems to hold one is not kept until somebody has looked at it.
create table demand_contacts (
  id uuid primary key,
  sample_id uuid not null references demand_samples (id),
  reason text not null,
  demand text not null check (demand in ('failure', 'value', 'unsure')),
  mattered text,
  came_from text,
  added_at timestamptz not null,
  ordinal integer not null
);
create index demand_contacts_of_sample on demand_contacts (sample_id, ordinal);

-- What was pasted or brought in, by its hash alone: the same again changes nothing.
create table demand_batches (
  sample_id uuid not null references demand_samples (id),
  content_hash text not null,
  added_at timestamptz not null,
  primary key (sample_id, content_hash)
);

-- The samples that a step of a why-chain is said to be known by. The link ends, it is not rubbed out.
create table cause_samples (
  cause_id uuid not null references causes (id),
  sample_id uuid not null references demand_samples (id),
  since timestamptz not null,
  until timestamptz
);
create unique index cause_samples_live on cause_samples (cause_id, sample_id) where until is null;
create index cause_samples_of_sample on cause_samples (sample_id);

-- A step is strong or moderate on evidence: words, or a sample that it cites, which a check on one row cannot see.
alter table causes drop constraint causes_check1;
