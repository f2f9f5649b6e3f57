create table resources (
  id uuid primary key,
  case_id uuid not null references cases (id),
  outcome_id uuid references outcomes (id),
  type text not null check (type in ('self-help', 'voluntary', 'community-asset', 'partner-effort', 'planning', 'powers', 'norms', 'data', 'technology', 'market-innovation', 'money')),
  name text not null,
  steward text,
  amount numeric,
  unit text,
  unpaid_carers boolean not null default false,
  consent text not null check (consent in ('not-asked', 'asked', 'given', 'refused')),
  consent_on date,
  conditions text,
  support_cost text,
  in_the_way text,
  aims text,
  who_cannot text,
  fragility text,
  ready_in text,
  review_on date,
  state text not null check (state in ('known', 'gone')),
  version integer not null,
  added_by uuid not null references persons (id),
  added_at timestamptz not null
);
create index resources_of_case on resources (case_id);

create table walk_answers (
  case_id uuid not null references cases (id),
  outcome_id uuid not null references outcomes (id),
  step text not null check (step in ('self-help', 'neighbours', 'partners', 'powers', 'technology', 'market-innovation', 'money')),
  answer text not null check (answer in ('taken', 'refused', 'not-looked-at')),
  note text,
  rule_in_the_way text,
  answered_by uuid references persons (id),
  answered_at timestamptz not null,
  primary key (outcome_id, step)
);
create index walk_answers_of_case on walk_answers (case_id);

create table asks (
  id uuid primary key,
  case_id uuid not null references cases (id),
  resource_id uuid not null references resources (id),
  asked_of text not null,
  address text,
  what text not null,
  by_on date,
  state text not null check (state in ('asked', 'accepted', 'accepted-with-conditions', 'declined', 'withdrawn', 'honoured', 'not-honoured')),
  aims text,
  in_the_way text,
  answer_words text,
  answered_how text check (answered_how in ('link', 'letter', 'phone')),
  confirmed text check (confirmed in ('waiting', 'confirmed', 'corrected')),
  version integer not null,
  asked_by uuid not null references persons (id),
  asked_at timestamptz not null,
  answered_at timestamptz
);
create index asks_of_case on asks (case_id);
create index asks_of_resource on asks (resource_id);
