-- What a lot says it will leave. Each reading is kept, so that a review can be held against what was promised at the time.
create table lot_leavings (
  id uuid primary key,
  lot_id uuid not null references lots (id),
  version integer not null,
  capacity text,
  capability text,
  prosperity text,
  said_by uuid not null references persons (id),
  said_at timestamptz not null,
  unique (lot_id, version)
);

-- Whose words a reading answers: a community's, quoted as they are.
create table lot_leaving_quotes (
  leaving_id uuid not null references lot_leavings (id),
  words_id uuid not null references leaving_words (id),
  primary key (leaving_id, words_id)
);
