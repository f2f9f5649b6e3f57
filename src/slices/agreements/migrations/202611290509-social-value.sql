-- How an obligation of social value is counted. Units first; pounds only with a source and with what would have happened anyway.
create table social_promises (
  id uuid primary key,
  agreement_id uuid not null references agreements (id),
  obligation_id uuid not null unique references obligations (id),
  about text not null check (about in ('capacity', 'capability', 'prosperity')),
  name text not null,
  unit text not null,
  quantity numeric(12, 2) not null check (quantity > 0),
  -- A measure of a set that the authority may use, with the licence as it was brought in.
  measure text,
  licence text,
  unit_pence bigint check (unit_pence >= 0),
  unit_source text,
  deadweight jsonb,
  displacement jsonb,
  attribution jsonb,
  added_by uuid not null references persons (id),
  added_at timestamptz not null,
  check (unit_pence is null or (unit_source is not null and deadweight is not null and displacement is not null and attribution is not null))
);
create unique index social_promise_once on social_promises (agreement_id, lower(name));

-- Which places of work count as here, with how many live there and who says so.
create table social_places (
  agreement_id uuid not null references agreements (id),
  place text not null,
  residents integer not null check (residents > 0),
  source text not null
);
create unique index social_place_once on social_places (agreement_id, lower(place));

-- Returns as the supplier sent them: rows that could not be taken are kept with their reason.
create table social_return_files (
  id uuid primary key,
  agreement_id uuid not null references agreements (id),
  name text not null,
  kept integer not null,
  refused jsonb not null,
  brought_by uuid not null references persons (id),
  brought_at timestamptz not null
);

create table social_returns (
  promise_id uuid not null references social_promises (id),
  file_id uuid not null references social_return_files (id),
  quantity numeric(12, 2) not null check (quantity >= 0),
  place text not null,
  worked_on date not null,
  -- The same row in two files counts once; twice in one file, twice.
  occurrence integer not null,
  primary key (promise_id, place, worked_on, quantity, occurrence)
);
