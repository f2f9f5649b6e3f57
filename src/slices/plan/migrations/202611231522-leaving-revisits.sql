-- At a review: what became of a promise, as one voice says it. What communities, suppliers and the authority say stands side by side and is never one answer.
create table leaving_revisits (
  id uuid primary key,
  case_id uuid not null references cases (id),
  review_id uuid not null,
  on_kind text not null check (on_kind in ('mechanism', 'lot')),
  on_id uuid not null,
  about text not null check (about in ('capacity', 'capability', 'prosperity')),
  -- The promise as it read on the day.
  promised text not null,
  voice text not null check (voice in ('community', 'supplier', 'authority')),
  body_id uuid references community_bodies (id),
  said_by text not null,
  came text not null check (came in ('yes', 'partly', 'no', 'too-early', 'cannot-tell')),
  words text not null,
  said_on date not null,
  own_hand boolean not null,
  may_print boolean not null,
  recorded_by uuid not null references persons (id),
  recorded_at timestamptz not null,
  check ((voice = 'community') = (body_id is not null))
);
create index leaving_revisits_of_case on leaving_revisits (case_id);
create index leaving_revisits_on on leaving_revisits (on_id);
