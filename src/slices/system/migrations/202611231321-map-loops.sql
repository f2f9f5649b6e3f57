-- A loop that people gave a name. Its links stand in the order in which it runs.
create table map_loops (
  id uuid primary key,
  case_id uuid not null references cases (id),
  state text not null check (state in ('named', 'dropped')),
  version integer not null,
  name text not null,
  begins_id uuid not null references map_variables (id),
  goes text not null check (goes in ('up', 'down')),
  named_at timestamptz not null,
  dropped_at timestamptz
);
create index map_loops_of_case on map_loops (case_id);

create table map_loop_links (
  loop_id uuid not null references map_loops (id),
  place integer not null,
  link_id uuid not null references map_links (id),
  primary key (loop_id, place)
);
create index map_loop_links_of_link on map_loop_links (link_id);

-- What hangs together with a variable: the measure that shows it, what acts on it, the need that it speaks of.
create table map_ties (
  variable_id uuid not null references map_variables (id),
  kind text not null check (kind in ('measure', 'mechanism', 'agreement', 'need')),
  object_id uuid not null,
  since timestamptz not null,
  until timestamptz
);
create unique index map_ties_live on map_ties (variable_id, kind, object_id) where until is null;
create index map_ties_object on map_ties (object_id);
