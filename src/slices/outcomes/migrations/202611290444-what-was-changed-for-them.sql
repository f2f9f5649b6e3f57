-- What was decided about an outcome after a review, in words that anybody may read. Decided again, the later takes its place.
create table outcome_changes (
  outcome_id uuid not null references outcomes (id),
  decided_by_kind text not null,
  decided_by_id uuid not null,
  change text not null check (change in ('stop', 'adapt', 'spread', 'keep')),
  words text not null,
  decided_at timestamptz not null,
  primary key (outcome_id, decided_by_id)
);
create index outcome_changes_by on outcome_changes (decided_by_id);
