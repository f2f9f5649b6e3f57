-- Conversations that are held here, beside those that were brought in from elsewhere.
alter table conversations drop constraint conversations_source_check;
alter table conversations add constraint conversations_source_check check (source in ('polis', 'here'));
alter table conversations alter column file_hash drop not null;
alter table conversations add column state text not null default 'kept' check (state in ('kept', 'draft', 'open', 'closed'));
alter table conversations add constraint conversations_held_here check ((source = 'here') = (state <> 'kept'));

-- What is agreed before it begins, and cannot be changed while it is open but for the day on which it closes.
create table held_conversations (
  conversation_id uuid primary key references conversations (id),
  size text not null check (size in ('small', 'large')),
  -- Whether a moderator looks at a statement before others see it.
  moderated_before boolean not null,
  policy text,
  refusal_reasons text[] not null,
  moderators jsonb not null default '[]',
  agree_at_least double precision not null,
  object_at_most double precision not null,
  seen_at_least integer not null,
  closes_on date,
  report_back_on date,
  population jsonb not null default '[]',
  notice text,
  election text,
  -- What draws of the next statement are a function of.
  seed integer not null,
  opened_at timestamptz,
  closed_at timestamptz
);

-- Whoever takes part: nothing that says who they are. Their link is kept as a hash, elsewhere.
create table conversation_people (
  id uuid primary key,
  conversation_id uuid not null references conversations (id),
  number integer not null,
  way text not null check (way in ('link', 'paper', 'meeting')),
  -- The group that the last count put them in.
  group_number integer,
  -- Votes of somebody who was put out are in no sum.
  out_at timestamptz,
  joined_at timestamptz not null,
  unique (conversation_id, number)
);

create table conversation_votes (
  statement_id uuid not null references statements (id),
  person_id uuid not null references conversation_people (id),
  conversation_id uuid not null references conversations (id),
  value smallint not null check (value in (-1, 0, 1)),
  reason smallint not null default 0 check (reason between 0 and 3),
  important boolean not null default false,
  changes integer not null default 0,
  cast_at timestamptz not null,
  primary key (person_id, statement_id)
);
create index conversation_votes_of on conversation_votes (conversation_id);

alter table statements add column said_as text check (said_as in ('neighbour', 'practitioner', 'officer'));
alter table statements add column author_id uuid references conversation_people (id);
alter table statements add column refused_because text;
alter table statements add column looked_at timestamptz;
alter table statements add column priority double precision;
alter table statements add column appeal text;
alter table statements add column appealed_at timestamptz;
create index statements_waiting on statements (conversation_id, state);

-- What moderators did, for everybody to read: without names.
create table moderation_log (
  id uuid primary key,
  place bigint generated always as identity,
  conversation_id uuid not null references conversations (id),
  statement_id uuid references statements (id),
  action text not null check (action in ('accepted', 'refused', 'person out', 'person in', 'appealed')),
  reason text,
  done_at timestamptz not null
);
create index moderation_log_of on moderation_log (conversation_id, place);

-- What the last count came to, and whether its groups stand: pending until the twenty drops are done.
create table conversation_counts (
  conversation_id uuid primary key references conversations (id),
  counted_at timestamptz not null,
  answer jsonb not null,
  stability jsonb,
  judged_at timestamptz
);
