-- Why somebody judges without names although they could read them: said once or more, never changed.
create table judges_who_could_read (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  person_id uuid not null references persons (id),
  -- By what they could read names when this was said.
  ways text[] not null check (cardinality(ways) > 0),
  because text not null,
  said_by uuid not null references persons (id),
  said_at timestamptz not null
);
create index judges_who_could_read_of on judges_who_could_read (procurement_id, said_at);
create index award_contracts_of on award_contracts (procurement_id);
