-- How an indicator of a contract was met over a time: none is taken back, a later one of the same time corrects it.
create table agreement_ratings (
  id uuid primary key,
  indicator_id uuid not null references agreement_indicators (id),
  rating text not null check (rating in ('good', 'approaching', 'improve', 'inadequate', 'other')),
  from_on date not null,
  to_on date not null,
  because text not null,
  rated_by uuid not null references persons (id),
  rated_at timestamptz not null,
  check (from_on <= to_on)
);
create index ratings_of_indicator on agreement_ratings (indicator_id, to_on);

-- Who was written to about which duty of the law, and at which step: nobody is told the same twice.
create table duty_reminders (
  person_id uuid not null references persons (id),
  duty text not null,
  step text not null check (step in ('coming', 'last-day', 'overdue')),
  reminded_on date not null,
  primary key (person_id, duty, step)
);

-- The days on which it was looked at what is due: once a day, however many servers look.
create table duty_rounds (
  on_day date primary key
);
