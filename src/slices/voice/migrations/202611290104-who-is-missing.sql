-- What everybody may read of a count. A line a statement; 0 is who took part and their groups; −1 and less are the questions about oneself.
create table conversation_told (
  conversation_id uuid not null references conversations (id),
  number integer not null,
  -- What was told last, and when; null where nothing was.
  line jsonb,
  told_at timestamptz,
  -- The counts of all that was ever told: nothing that follows differs from any of them by a few people.
  earlier jsonb not null default '[]',
  -- What is told once enough people have come on top of it. As secret as the votes.
  waiting jsonb,
  waiting_at timestamptz,
  primary key (conversation_id, number)
);

-- Groups keep their numbers from count to count only while most people stay in theirs.
alter table conversation_counts add column grouping integer not null default 1;
alter table conversation_counts add column told_at timestamptz;

-- What is asked about oneself, with how many live here: fixed once the conversation is open.
create table conversation_questions (
  conversation_id uuid not null references conversations (id),
  place smallint not null,
  asks text not null,
  source text not null,
  parts jsonb not null,
  primary key (conversation_id, place)
);

-- Answers about oneself. The key is made from the person and the question with a secret that is not in the database: nothing here says
-- whose an answer is, which answers are one person's, or when it was given. Kept in the order of the key.
create table conversation_about (
  key text primary key,
  conversation_id uuid not null references conversations (id),
  place smallint not null,
  -- The part of the question; null for "prefer not to say".
  part smallint,
  -- Whether it has been put in its order since it came.
  in_order boolean not null default false
);
create index conversation_about_of on conversation_about (conversation_id, place);
