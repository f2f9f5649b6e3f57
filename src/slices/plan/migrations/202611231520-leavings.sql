-- A community body asked what it hopes will be left and fears will be lost, before lots are drawn.
create table leaving_asks (
  id uuid primary key,
  case_id uuid not null references cases (id),
  body_id uuid not null references community_bodies (id),
  state text not null check (state in ('asked', 'answered', 'withdrawn')),
  version integer not null,
  asked_of text not null,
  address text,
  by_on date,
  asked_by uuid not null references persons (id),
  asked_at timestamptz not null,
  answered_how text check (answered_how in ('page', 'link', 'meeting')),
  -- The day on which the body said it: of a meeting, often earlier than the day on which it was written down.
  heard_on date,
  heard_at text,
  may_print boolean not null default false,
  recorded_by uuid references persons (id),
  answered_at timestamptz,
  check (state <> 'answered' or (answered_how is not null and heard_on is not null and answered_at is not null))
);
create index leaving_asks_of_case on leaving_asks (case_id);
create unique index leaving_asks_open on leaving_asks (case_id, body_id) where state = 'asked';

create table leaving_words (
  id uuid primary key,
  ask_id uuid not null references leaving_asks (id),
  case_id uuid not null references cases (id),
  about text not null check (about in ('capacity', 'capability', 'prosperity')),
  feels text not null check (feels in ('hope', 'fear')),
  place integer not null,
  words text not null
);
create index leaving_words_of_case on leaving_words (case_id);
create index leaving_words_of_ask on leaving_words (ask_id);
