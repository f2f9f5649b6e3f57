-- Signs that a provider may be in trouble, and what is done about it. A file is about one party of one agreement.
create table troubles (
  id uuid primary key,
  case_id uuid not null references cases (id),
  agreement_id uuid not null references agreements (id),
  party_id uuid not null references agreement_parties (id),
  state text not null check (state in ('open', 'stepped-in', 'handed-back', 'closed')),
  version integer not null,
  closed_because text,
  opened_at timestamptz not null,
  check ((state = 'closed') = (closed_because is not null))
);
create unique index trouble_once on troubles (party_id) where state <> 'closed';
create index troubles_of_case on troubles (case_id);

create table trouble_signs (
  id uuid primary key,
  trouble_id uuid not null references troubles (id),
  type text not null,
  words text not null,
  source text not null,
  seen_on date not null,
  -- The provider said it of itself.
  own boolean not null,
  -- Whoever said it agreed that the provider reads it.
  may_show boolean not null,
  said_by uuid references persons (id),
  said_at timestamptz not null
);
create index signs_of_trouble on trouble_signs (trouble_id, seen_on);

create table trouble_talk (
  id uuid primary key,
  trouble_id uuid not null references troubles (id),
  side text not null check (side in ('provider', 'authority')),
  words text not null,
  said_by uuid not null references persons (id),
  said_at timestamptz not null
);

-- What would help, and whether it may be given. Versions are kept: the newest counts.
create table trouble_supports (
  id uuid primary key,
  trouble_id uuid not null references troubles (id),
  would_help text not null,
  pence bigint check (pence >= 0),
  answers jsonb not null,
  because text not null,
  decision text not null check (decision in ('give', 'not', 'not-yet')),
  said_by uuid not null references persons (id),
  said_at timestamptz not null
);

-- Who receives what, as rounds: how many people and hours a week, never their names.
create table trouble_rounds (
  id uuid primary key,
  trouble_id uuid not null references troubles (id),
  place integer not null,
  name text not null,
  people integer not null check (people > 0),
  hours numeric(9, 2) not null check (hours > 0),
  needs text
);

create table trouble_rooms (
  id uuid primary key,
  trouble_id uuid not null references troubles (id),
  place integer not null,
  provider text not null,
  people integer check (people >= 0),
  hours numeric(9, 2) not null check (hours >= 0),
  source text not null
);
create unique index room_once on trouble_rooms (trouble_id, lower(provider));

create table trouble_step_ins (
  id uuid primary key,
  trouble_id uuid not null references troubles (id),
  decided text not null,
  because text not null,
  power text not null,
  decided_on date not null,
  decided_by uuid not null references persons (id),
  decided_at timestamptz not null
);

-- Work that is handed back: between a few until those who receive it know, then everybody's to read.
create table hand_backs (
  id uuid primary key,
  case_id uuid not null references cases (id),
  agreement_id uuid not null references agreements (id),
  trouble_id uuid not null references troubles (id),
  state text not null check (state in ('noted', 'announced')),
  version integer not null,
  people integer not null check (people >= 0),
  hours numeric(9, 2) not null check (hours >= 0),
  given_on date not null,
  last_on date not null,
  why text not null,
  announcement text,
  noted_by uuid not null references persons (id),
  noted_at timestamptz not null,
  announced_at timestamptz,
  check ((state = 'announced') = (announced_at is not null)),
  check (state = 'noted' or announcement is not null)
);
create index hand_backs_of_case on hand_backs (case_id);

create table hand_back_tellings (
  hand_back_id uuid not null references hand_backs (id),
  whom text not null,
  told_on date not null,
  how text not null,
  told_by uuid not null references persons (id),
  told_at timestamptz not null,
  primary key (hand_back_id, whom)
);

create table complaints (
  id uuid primary key,
  case_id uuid not null references cases (id),
  agreement_id uuid not null references agreements (id),
  words text not null,
  said_for text not null,
  happened_on date not null,
  may_show boolean not null,
  recorded_by uuid not null references persons (id),
  recorded_at timestamptz not null
);
create index complaints_of_case on complaints (case_id);
