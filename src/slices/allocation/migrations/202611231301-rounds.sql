-- A decision conference. Each person's weights and scores are kept as they gave them, a stage at a time.
create table rounds (
  id uuid primary key,
  case_id uuid not null references cases (id),
  title text not null,
  how text not null check (how in ('here', 'elsewhere')),
  -- Where scores were agreed that nobody gave here, and when.
  agreed_where text,
  agreed_on date,
  facilitator_id uuid not null references persons (id),
  discussed text,
  used_at timestamptz,
  state text not null check (state in ('weights', 'first', 'discussion', 'second', 'closed')),
  version integer not null,
  opened_at timestamptz not null,
  closed_at timestamptz
);
create index rounds_of_case on rounds (case_id);

create table round_criteria (
  id uuid primary key,
  round_id uuid not null references rounds (id),
  place integer not null,
  title text not null,
  worst text,
  best text
);
create index round_criteria_of_round on round_criteria (round_id);

-- The options as they read when the round was opened.
create table round_options (
  round_id uuid not null references rounds (id),
  option_id uuid not null references options (id),
  place integer not null,
  title text not null,
  says text,
  agreed_score numeric check (agreed_score between 0 and 100),
  primary key (round_id, option_id)
);

create table round_people (
  id uuid primary key,
  round_id uuid not null references rounds (id),
  person_id uuid references persons (id),
  name text not null,
  address text,
  shows_name boolean not null default false,
  added_at timestamptz not null,
  unique (round_id, person_id)
);
create index round_people_of_round on round_people (round_id);

create table round_answers (
  participant_id uuid not null references round_people (id),
  stage text not null check (stage in ('weights', 'first', 'second')),
  sent_at timestamptz not null,
  times integer not null,
  primary key (participant_id, stage)
);

create table round_weights (
  participant_id uuid not null references round_people (id),
  criterion_id uuid not null references round_criteria (id),
  swing numeric not null check (swing between 0 and 100),
  primary key (participant_id, criterion_id)
);

create table round_scores (
  participant_id uuid not null references round_people (id),
  stage text not null check (stage in ('first', 'second')),
  option_id uuid not null references options (id),
  criterion_id uuid not null references round_criteria (id),
  score numeric not null check (score between 0 and 100),
  primary key (participant_id, stage, option_id, criterion_id)
);

-- What a closed round holds stands, whoever asks the database to change it.
create function refuse_closed_round_change() returns trigger language plpgsql as $$
begin
  if (select r.state from round_people p join rounds r on r.id = p.round_id where p.id = old.participant_id) = 'closed' then
    raise exception 'A closed round stands as it is.';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger round_weights_stand before update or delete on round_weights for each row execute function refuse_closed_round_change();
create trigger round_scores_stand before update or delete on round_scores for each row execute function refuse_closed_round_change();
