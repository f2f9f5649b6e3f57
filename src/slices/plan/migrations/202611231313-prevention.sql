-- What a mechanism could prevent, as ranges: population, risk, reach, uptake, effect, persistence, money. Ranges are kept as
-- they are worked with; what was given as one number, or not at all, is named so that pages can say so.
create table prevention_estimates (
  id uuid primary key,
  case_id uuid not null references cases (id),
  mechanism_id uuid not null references mechanisms (id),
  need_id uuid,
  state text not null check (state in ('kept', 'dropped')),
  version integer not null,
  event text not null,
  people text,
  evidence text,
  regression text,
  estimate jsonb not null,
  one_number text[] not null,
  left_out text[] not null,
  owner text,
  event_group text,
  is_counted boolean not null,
  owner_key text,
  group_key text,
  made_at timestamptz not null,
  check (not is_counted or (owner_key is not null and group_key is not null))
);
create index prevention_estimates_of_case on prevention_estimates (case_id);
-- One owner for each pound: the same events are counted once for the same owner, whoever asks at the same time.
create unique index prevention_counted_once on prevention_estimates (case_id, owner_key, group_key) where is_counted and state = 'kept';
