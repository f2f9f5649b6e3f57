-- A draft outcome: words under which whoever holds a conversation has put statements together by hand.
create table draft_outcomes (
  id uuid primary key,
  conversation_id uuid not null references conversations (id),
  number integer not null,
  version integer not null,
  drafted_at timestamptz not null,
  -- It has become an outcome: which one is kept there.
  taken_at timestamptz,
  laid_aside_at timestamptz,
  laid_aside_because text,
  unique (conversation_id, number),
  check ((laid_aside_at is null) = (laid_aside_because is null)),
  check (taken_at is null or laid_aside_at is null)
);

-- Each wording is a version of its own. What people say of one belongs to it and to no other.
create table draft_wordings (
  id uuid primary key,
  draft_id uuid not null references draft_outcomes (id),
  number integer not null,
  words text not null,
  for_whom text,
  because text,
  put_at timestamptz not null,
  unique (draft_id, number)
);

-- The statements that a draft rests on, each with its tally and interval as they were told on that day.
create table draft_statements (
  draft_id uuid not null references draft_outcomes (id),
  statement_id uuid not null references statements (id),
  told jsonb not null,
  told_at timestamptz not null,
  since timestamptz not null,
  until timestamptz,
  primary key (draft_id, statement_id)
);
create index draft_statements_of on draft_statements (statement_id);

create table draft_quotations (
  draft_id uuid not null references draft_outcomes (id),
  quotation_id uuid not null references quotations (id),
  since timestamptz not null,
  until timestamptz,
  primary key (draft_id, quotation_id)
);

create table wording_rounds (
  id uuid primary key,
  conversation_id uuid not null references conversations (id),
  number integer not null,
  first_on date not null,
  last_on date not null,
  -- Ended before its last day was over.
  ended_at timestamptz,
  unique (conversation_id, number),
  check (last_on >= first_on)
);

create table wording_round_drafts (
  round_id uuid not null references wording_rounds (id),
  draft_id uuid not null references draft_outcomes (id),
  primary key (round_id, draft_id)
);

-- What somebody says of one wording, kept as votes are: no entry of the audit says who said what.
create table wording_replies (
  id uuid primary key,
  wording_id uuid not null references draft_wordings (id),
  person_id uuid not null references conversation_people (id),
  round_id uuid not null references wording_rounds (id),
  says text not null check (says in ('right', 'not-right', 'other-words')),
  reason text,
  proposed text,
  -- Others see proposed words at once, or once whoever holds the conversation has looked at them.
  proposed_state text check (proposed_state in ('waiting', 'shown', 'hidden')),
  hidden_because text,
  replied_at timestamptz not null,
  unique (wording_id, person_id),
  check ((says = 'other-words') = (proposed is not null)),
  check ((proposed is null) = (proposed_state is null))
);

-- Where an accepted statement ended that is in no draft; what is in one says so by itself.
create table statement_ends (
  statement_id uuid primary key references statements (id),
  conversation_id uuid not null references conversations (id),
  how text not null check (how in ('not-taken-up', 'passed-on')),
  -- The reason, or what became of it there.
  because text,
  to_whom text,
  said_at timestamptz not null,
  check (how <> 'not-taken-up' or because is not null),
  check ((how = 'passed-on') = (to_whom is not null))
);

-- What the outcome that a draft became says of itself, in a line, each time that it changes.
create table draft_tellings (
  id uuid primary key,
  place bigint generated always as identity,
  draft_id uuid not null references draft_outcomes (id),
  says text not null,
  said_at timestamptz not null
);
create index draft_tellings_of on draft_tellings (draft_id, place);

-- What only people can say in a report.
create table conversation_report_parts (
  conversation_id uuid not null references conversations (id),
  part text not null,
  words text not null,
  version integer not null,
  written_by uuid references persons (id),
  written_at timestamptz not null,
  primary key (conversation_id, part)
);

-- A report as it was published. Nothing in it changes; a later one is a version of its own.
create table conversation_reports (
  id uuid primary key,
  conversation_id uuid not null references conversations (id),
  number integer not null,
  content jsonb not null,
  input_hash text not null,
  published_by uuid references persons (id),
  published_at timestamptz not null,
  unique (conversation_id, number)
);
