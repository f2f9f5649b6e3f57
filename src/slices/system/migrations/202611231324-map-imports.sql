-- What a table brought to the map, and what of it could not be read, so that it can be looked at again.
create table map_imports (
  id uuid primary key,
  case_id uuid not null references cases (id),
  variables integer not null,
  links integer not null,
  already integer not null,
  problems jsonb not null,
  given_by uuid references persons (id),
  given_at timestamptz not null
);
create index map_imports_of_case on map_imports (case_id);
