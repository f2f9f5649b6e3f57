-- When each thing in the ledger was last confirmed, and by whom; where nobody has, the day it was added counts.
alter table resources add column confirmed_at timestamptz;
alter table resources add column confirmed_by text;

-- What somebody says should read differently: a steward by their link, or the council of what a community owns.
create table resource_remarks (
  id uuid primary key,
  resource_id uuid not null references resources (id),
  said_by text not null,
  person_id uuid references persons (id),
  words text not null,
  state text not null check (state in ('open', 'taken', 'left')),
  said_at timestamptz not null,
  settled_by uuid references persons (id),
  settled_at timestamptz
);
create index resource_remarks_of_resource on resource_remarks (resource_id);

alter table asks add column batch_id uuid;
alter table asks add column reminders integer not null default 0;
alter table asks add column reminded_at timestamptz;
alter table asks add column withdrawn_because text;
alter table asks add column withdrawn_by_them boolean not null default false;

-- A yes on conditions: each stands by itself, and is met or not.
create table ask_conditions (
  id uuid primary key,
  ask_id uuid not null references asks (id),
  place integer not null,
  words text not null,
  state text not null check (state in ('open', 'met', 'not-met', 'replaced')),
  note text,
  settled_by uuid references persons (id),
  settled_at timestamptz
);
create index ask_conditions_of_ask on ask_conditions (ask_id);
insert into ask_conditions (id, ask_id, place, words, state)
  select gen_random_uuid(), id, 1, answer_words, 'open' from asks
  where answer_words is not null and state = 'accepted-with-conditions';
