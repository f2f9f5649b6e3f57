-- A question put to the market: ways of buying beside each other, with everything that its answer was made from.
create table market_questions (
  id uuid primary key,
  case_id uuid not null references cases (id),
  title text not null,
  asked jsonb not null,
  scenario jsonb not null,
  answer jsonb,
  progress double precision not null,
  state text not null check (state in ('playing', 'answered', 'stopped')),
  version integer not null,
  asked_by uuid not null references persons (id),
  asked_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'answered') = (answer is not null))
);
create index market_questions_of_case on market_questions (case_id);
