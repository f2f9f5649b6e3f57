-- Downstream check: who bears the change that a mechanism or a variable brings, said by people who know.
create table map_effects (
  id uuid primary key,
  case_id uuid not null references cases (id),
  on_kind text not null check (on_kind in ('variable', 'mechanism')),
  on_id uuid not null,
  bearer text not null check (bearer in ('budget', 'provider', 'people')),
  -- Null where those who looked found nobody of that sort.
  who text,
  change text not null,
  known text,
  variable_id uuid references map_variables (id),
  said_by uuid references persons (id),
  said_at timestamptz not null,
  withdrawn_at timestamptz
);
create index map_effects_of_case on map_effects (case_id);
create index map_effects_on on map_effects (on_id);
