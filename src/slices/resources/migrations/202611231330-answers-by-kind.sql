-- What each kind of resource is asked, typed by its question; a kind’s questions are data in the code.
alter table resources add column answers jsonb not null default '{}';

-- What the authority says of a rule of its own that somebody named as in the way. Answers are added, never changed.
create table rule_answers (
  id uuid primary key,
  case_id uuid not null references cases (id),
  rule text not null,
  state text not null check (state in ('kept', 'changed', 'will-change')),
  because text not null,
  changes_by_on date,
  answered_by uuid not null references persons (id),
  answered_at timestamptz not null
);
create index rule_answers_of_case on rule_answers (case_id);
