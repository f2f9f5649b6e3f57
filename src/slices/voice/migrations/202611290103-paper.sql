-- People who take part on paper, in a meeting or by phone: equal to any other, and known by their way.
alter table conversation_people drop constraint conversation_people_way_check;
alter table conversation_people add constraint conversation_people_way_check check (way in ('link', 'paper', 'meeting', 'phone'));
alter table moderation_log drop constraint moderation_log_action_check;
alter table moderation_log add constraint moderation_log_action_check
  check (action in ('accepted', 'refused', 'person out', 'person in', 'appealed', 'pile out'));

-- A sheet as it was printed: which statements stood on it, in which order. It never changes, so that what is typed matches the paper.
create table paper_editions (
  id uuid primary key,
  conversation_id uuid not null references conversations (id),
  number integer not null,
  statement_ids uuid[] not null,
  return_to text not null,
  return_by date,
  -- Numbers of the copies that were printed with one; null where copies have none.
  first_copy integer,
  last_copy integer,
  made_by uuid references persons (id),
  made_at timestamptz not null,
  unique (conversation_id, number),
  check ((first_copy is null) = (last_copy is null) and first_copy <= last_copy)
);

-- Sheets from one place, typed in together.
create table paper_piles (
  id uuid primary key,
  conversation_id uuid not null references conversations (id),
  number integer not null,
  way text not null check (way in ('paper', 'meeting', 'phone')),
  place text not null,
  collected_on date not null,
  collected_by text not null,
  -- How many sheets there are, as whoever brought them says.
  handed_in integer,
  checking text not null check (checking in ('two people', 'one person', 'read back')),
  -- Why nobody types a second time: said beside the results.
  checking_note text,
  begun_by uuid references persons (id),
  begun_at timestamptz not null,
  withdrawn_because text,
  withdrawn_at timestamptz,
  unique (conversation_id, number),
  check ((withdrawn_at is null) = (withdrawn_because is null))
);

create table paper_sheets (
  id uuid primary key,
  conversation_id uuid not null references conversations (id),
  pile_id uuid not null references paper_piles (id),
  edition_id uuid not null references paper_editions (id),
  number integer not null,
  state text not null check (state in ('typed once', 'differs', 'set aside', 'late', 'counted')),
  because text,
  -- Said to somebody who rang, so that they can put it right.
  reference text,
  person_id uuid references conversation_people (id),
  -- With its whole pile: its number is free again.
  withdrawn boolean not null default false,
  typed_at timestamptz not null,
  unique (conversation_id, reference)
);
create unique index paper_sheets_number on paper_sheets (conversation_id, number) where not withdrawn;
create index paper_sheets_of on paper_sheets (pile_id, number);
create unique index paper_sheets_of_person on paper_sheets (person_id);

-- What somebody typed of a sheet. All are kept: what each read on the paper, and what was decided where they differed.
create table paper_entries (
  id uuid primary key,
  place bigint generated always as identity,
  sheet_id uuid not null references paper_sheets (id),
  turn text not null check (turn in ('first', 'second', 'proposed', 'decided', 'corrected')),
  came text not null check (came in ('typed', 'file')),
  marks jsonb not null,
  said jsonb not null,
  said_as text not null check (said_as in ('neighbour', 'practitioner', 'officer')),
  dated_on date not null,
  because text,
  typed_by uuid references persons (id),
  typed_at timestamptz not null
);
create unique index paper_entries_once on paper_entries (sheet_id, turn) where turn in ('first', 'second', 'decided');

create table paper_days (
  conversation_id uuid primary key references conversations (id),
  enter_until date
);

-- Hands that were counted in a room. They belong to nobody in particular, so they are in no sum.
create table hands_meetings (
  id uuid primary key,
  conversation_id uuid not null references conversations (id),
  place text not null,
  held_on date not null,
  people integer not null check (people > 0),
  kept_by uuid references persons (id),
  kept_at timestamptz not null,
  withdrawn_because text,
  withdrawn_at timestamptz
);
create table hands_counts (
  meeting_id uuid not null references hands_meetings (id),
  statement_id uuid not null references statements (id),
  agree integer not null check (agree >= 0),
  disagree integer not null check (disagree >= 0),
  unsure integer not null check (unsure >= 0),
  primary key (meeting_id, statement_id)
);
