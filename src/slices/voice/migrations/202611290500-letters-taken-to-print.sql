-- Who has taken which letter to print it: names stand beside sentences for them alone.
create table letters_taken (
  message_id uuid primary key references messages (id) on delete cascade,
  conversation_id uuid not null references conversations (id),
  taken_by uuid not null,
  taken_at timestamptz not null
);
create index letters_taken_of on letters_taken (conversation_id);
