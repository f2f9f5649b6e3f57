-- A question put to the options as they stood, what was found, and what was decided.
create table allocations (
  id uuid primary key,
  case_id uuid not null references cases (id),
  title text not null,
  -- What was asked, and the options with their ranges as they stood then.
  asked jsonb not null,
  found jsonb,
  progress numeric not null,
  state text not null check (state in ('looking', 'found', 'stopped', 'decided')),
  chosen text,
  decision_id uuid references decisions (id),
  dissent jsonb not null,
  version integer not null,
  asked_by uuid not null references persons (id),
  asked_at timestamptz not null,
  decided_at timestamptz,
  check ((state = 'decided') = (decision_id is not null and chosen is not null))
);
create index allocations_of_case on allocations (case_id);

-- What was decided stands, whoever asks the database to change it.
create function refuse_decided_allocation_change() returns trigger language plpgsql as $$
begin
  if old.state = 'decided' then
    raise exception 'A decided allocation stands as it is.';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger allocations_stand before update or delete on allocations for each row execute function refuse_decided_allocation_change();
