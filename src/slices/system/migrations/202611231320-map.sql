-- What can be more or less, in people's own words.
create table map_variables (
  id uuid primary key,
  case_id uuid not null references cases (id),
  state text not null check (state in ('standing', 'removed')),
  version integer not null,
  name text not null,
  definition text,
  theme text,
  goes_up text,
  goes_down text,
  cause_id uuid references causes (id),
  added_at timestamptz not null,
  removed_at timestamptz
);
create index map_variables_of_case on map_variables (case_id);
create unique index map_variables_standing on map_variables (case_id, lower(name)) where state = 'standing';

-- Where a variable stands on the picture. Whoever moves it last has it; no version is asked for.
create table map_places (
  variable_id uuid primary key references map_variables (id),
  x integer not null,
  y integer not null,
  placed_by uuid references persons (id),
  placed_at timestamptz not null
);

create table map_links (
  id uuid primary key,
  case_id uuid not null references cases (id),
  state text not null check (state in ('standing', 'removed')),
  version integer not null,
  from_id uuid not null references map_variables (id),
  to_id uuid not null references map_variables (id),
  direction text not null check (direction in ('same', 'opposite')),
  delayed boolean not null,
  delay_words text,
  strength text not null check (strength in ('strong', 'moderate', 'weak', 'assumed')),
  added_at timestamptz not null,
  removed_at timestamptz,
  -- The variable with which it was removed, so that it comes back with it.
  removed_with uuid references map_variables (id),
  check (from_id <> to_id)
);
create index map_links_of_case on map_links (case_id);
create index map_links_from on map_links (from_id);
create index map_links_to on map_links (to_id);
create unique index map_links_standing on map_links (from_id, to_id) where state = 'standing';

-- Who says that a link is there, and how they know. Two who are independent make it supported.
create table map_sources (
  id uuid primary key,
  link_id uuid not null references map_links (id),
  said_by text not null,
  evidence text,
  repeats boolean not null,
  said_at timestamptz not null,
  withdrawn_at timestamptz
);
create index map_sources_of_link on map_sources (link_id);

alter table past_readings drop constraint past_readings_object_kind_check;
alter table past_readings add constraint past_readings_object_kind_check
  check (object_kind in ('assumption', 'cause', 'variable', 'causalLink'));
