-- How much a stake is, in what form, and on what basis; and what was said of a mismatch.
alter table stakes add column amount_pence bigint check (amount_pence >= 0);
alter table stakes add column form text check (form in ('pooled', 'aligned', 'transferred', 'in-kind'));
alter table stakes add column basis text;
alter table stakes add column ended_at timestamptz;
alter table stakes drop constraint stakes_outcome_id_who_role_key;
create unique index stake_once on stakes (outcome_id, lower(who), role) where ended_at is null;

create table mismatch_answers (
  case_id uuid not null references cases (id),
  outcome_id uuid not null references outcomes (id),
  mismatch text not null,
  because text not null,
  answered_by uuid not null references persons (id),
  answered_at timestamptz not null,
  primary key (outcome_id, mismatch)
);
