-- What people say beneath a statement. Whoever is forgotten leaves it without an author.
create table statement_remarks (
  id uuid primary key,
  conversation_id uuid not null references conversations (id),
  statement_id uuid not null references statements (id),
  author_id uuid references conversation_people (id) on delete set null,
  side text not null check (side in ('for', 'against', 'question')),
  said_as text not null check (said_as in ('neighbour', 'practitioner', 'officer')),
  words text not null,
  state text not null check (state in ('accepted', 'unmoderated', 'rejected')),
  refused_because text,
  -- How often readers asked a moderator to look, since one last did.
  reports integer not null default 0,
  said_at timestamptz not null,
  looked_at timestamptz
);
create index statement_remarks_under on statement_remarks (statement_id, said_at);
create index statement_remarks_waiting on statement_remarks (conversation_id, state);

alter table moderation_log add column remark_id uuid references statement_remarks (id);
