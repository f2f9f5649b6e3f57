-- A compact between a community and those who serve it is an agreement too.
alter table agreements drop constraint agreements_type_check;
alter table agreements add constraint agreements_type_check
  check (type in ('contract', 'grant', 'alliance', 'memorandum', 'pooled-fund', 'compact', 'licence'));

-- What a register says of an agreement beside its terms: why it is there, which law it is under, and the days on which somebody has to decide.
create table agreement_register (
  agreement_id uuid primary key references agreements (id),
  purpose text,
  regime text not null check (regime in ('ordinary', 'light-touch', 'below-threshold', 'provider-selection', 'earlier', 'none', 'unknown')),
  works boolean not null default false,
  notice_on date,
  review_on date,
  options text,
  extends_to_on date,
  -- The line of the contract register that it came from: once each.
  contract_id uuid unique references register_contracts (id),
  version integer not null,
  kept_by uuid references persons (id),
  kept_at timestamptz not null
);

create table agreement_outcomes (
  agreement_id uuid not null references agreements (id),
  outcome_id uuid not null references outcomes (id),
  since timestamptz not null,
  primary key (agreement_id, outcome_id)
);

create index parties_of_organisation on agreement_parties (organisation_id, agreement_id);
create index agreements_by_end on agreements (ends_on, id) where state = 'in-force';

-- Which clause it comes from, which party it is owed to, and the day that comes next: kept here, so that what is due is read in order from an index.
alter table obligations add column clause text;
alter table obligations add column owed_to_party uuid references agreement_parties (id);
alter table obligations add column owed_by_organisation uuid references organisations (id);
alter table obligations add column owed_to_organisation uuid references organisations (id);
alter table obligations add column due_on date;
alter table obligations drop constraint obligations_state_check;
alter table obligations add constraint obligations_state_check check (state in ('owed', 'kept', 'not-kept', 'excused'));
update obligations o set owed_by_organisation = p.organisation_id, due_on = case when o.state = 'kept' then null else o.by_on end
  from agreement_parties p where p.id = o.owed_by;
update obligations o set owed_to_party = p.id, owed_to_organisation = p.organisation_id
  from agreement_parties p where p.agreement_id = o.agreement_id and lower(p.name) = lower(o.owed_to);
create index obligations_owed_by on obligations (owed_by_organisation, due_on, id) where due_on is not null;
create index obligations_owed_to on obligations (owed_to_organisation, due_on, id) where due_on is not null;
create index obligations_due on obligations (due_on, id) where due_on is not null;
create index obligations_of_agreement on obligations (agreement_id, added_at, id);

-- Each time of something owed again and again is kept, not kept, or excused; a party says which side it is on.
alter table obligation_records add column outcome text check (outcome in ('kept', 'not-kept', 'excused'));
update obligation_records set outcome = case when kept then 'kept' else 'not-kept' end;
alter table obligation_records alter column outcome set not null;
alter table obligation_records add column due_on date;
alter table obligation_records add column side text not null default 'beside' check (side in ('owes', 'is-owed', 'beside'));
alter table obligation_records add column link text;

-- What a party brings to show that it did what it owes. It settles nothing: whoever it is owed to says whether it was kept.
create table obligation_evidence (
  id uuid primary key,
  obligation_id uuid not null references obligations (id),
  due_on date,
  words text not null,
  link text,
  side text not null check (side in ('owes', 'is-owed', 'beside')),
  brought_by uuid not null references persons (id),
  brought_at timestamptz not null
);
create index evidence_of_obligation on obligation_evidence (obligation_id, brought_at);
