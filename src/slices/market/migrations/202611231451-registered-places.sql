-- Places as public registers had them on the days of the files that were brought in. None is ever taken out.
create table registered_places (
  organisation_id uuid not null references organisations (id),
  register text not null check (register in ('cqc', 'ofsted')),
  place_id text not null,
  content_hash text not null,
  name text,
  provider_id text,
  provider text,
  area text,
  services jsonb not null,
  places integer check (places >= 0),
  rating text,
  dormant boolean not null,
  -- The first and last of the days of files that hold it; all else is as on the last.
  seen_first date not null,
  seen_last date not null,
  primary key (organisation_id, register, place_id),
  check (seen_first <= seen_last)
);
create index registered_places_seen on registered_places (organisation_id, register, seen_last);

-- The days that files are from, as whoever brought them said.
create table place_files (
  organisation_id uuid not null references organisations (id),
  register text not null check (register in ('cqc', 'ofsted')),
  as_at date not null,
  name text not null,
  brought_at timestamptz not null,
  primary key (organisation_id, register, as_at)
);
