create table reviews (
  id uuid primary key,
  case_id uuid not null references cases (id),
  state text not null check (state in ('suggested', 'open', 'closed', 'set-aside')),
  version integer not null,
  title text not null,
  opened_by_kind text not null,
  opened_by_id uuid not null,
  due_on date,
  held_on date,
  expected text,
  happened text,
  why text,
  learnt text,
  took_part text,
  set_aside_because text,
  opened_at timestamptz not null
);
create index reviews_of_case on reviews (case_id);
create index reviews_of_opener on reviews (opened_by_id);

create table lessons (
  id uuid primary key,
  case_id uuid not null references cases (id),
  review_id uuid not null references reviews (id),
  state text not null check (state in ('identified', 'embedded')),
  version integer not null,
  words text not null,
  effect text not null check (effect in ('confirms', 'changes')),
  about_kind text check (about_kind in ('assumption', 'cause', 'outcome')),
  about_id uuid,
  old_reading text,
  new_reading text,
  evidence text,
  seen_on date,
  identified_by uuid references persons (id),
  identified_at timestamptz not null,
  check ((about_kind is null) = (about_id is null)),
  -- A lesson that changes our thinking names what it changes, and how that reads from now on.
  check (effect = 'confirms' or (about_id is not null and old_reading is not null and new_reading is not null)),
  check (state = 'identified' or evidence is not null)
);
create index lessons_of_case on lessons (case_id);
create index lessons_of_review on lessons (review_id);
