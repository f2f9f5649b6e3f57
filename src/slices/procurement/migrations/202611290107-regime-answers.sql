-- Which law applies, as it was answered, with the thresholds that it was answered from: a copy that stays as it was when the data changes.
create table regime_answers (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  version integer not null,
  answers jsonb not null,
  answer jsonb not null,
  kept_by uuid not null references persons (id),
  kept_at timestamptz not null,
  unique (procurement_id, version)
);
