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
