-- What else is agreed before a conversation is opened; without a line, one language, no discussion and no rows of votes.
create table conversation_choices (
  conversation_id uuid primary key references conversations (id),
  -- { tag, name } of each language; the first is the one that statements are in where nothing else is said.
  languages jsonb not null,
  discussion boolean not null,
  rows_of_votes boolean not null
);

-- Null: the first language of its conversation.
alter table statements add column language text;

-- Each correction is a line of its own, so that a vote stays with the words that were seen.
create table statement_translations (
  id uuid primary key,
  statement_id uuid not null references statements (id),
  language text not null,
  version integer not null,
  words text not null,
  made_by text not null check (made_by in ('holder', 'translator', 'volunteer')),
  added_by uuid references persons (id),
  added_at timestamptz not null,
  unique (statement_id, language, version)
);

-- Null: the original words, which never change.
alter table conversation_votes add column translation_id uuid references statement_translations (id);

alter table conversation_people add column language text;
-- When somebody agreed that their votes go out as a row without their number.
alter table conversation_people add column row_agreed_at timestamptz;
