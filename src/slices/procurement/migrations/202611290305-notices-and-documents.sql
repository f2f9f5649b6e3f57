-- What nobody says elsewhere on the thread and notices need: typed once, kept for all notices of the procurement, every version of it.
create table notice_facts (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  version integer not null,
  said jsonb not null,
  said_by uuid not null references persons (id),
  said_at timestamptz not null,
  unique (procurement_id, version)
);

-- What a notice that is being written withholds, with its limb of section 94 and its reason.
create table notice_redactions (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  code text not null,
  field text not null,
  limb text not null check (limb in ('sensitive-commercial', 'national-security')),
  reason text not null,
  said_by uuid not null references persons (id),
  said_at timestamptz not null,
  unique (procurement_id, code, field)
);

-- A notice as it was handed over, frozen; published here once the central platform's number and time are recorded, and never before.
create table notice_versions (
  id uuid primary key,
  case_id uuid not null references cases (id),
  procurement_id uuid not null references procurements (id),
  code text not null,
  number integer not null,
  facts jsonb not null,
  redactions jsonb not null,
  -- As it was written, letter by letter: what is compared and hashed.
  filled json not null,
  hash text not null,
  because text,
  handed_over_by uuid not null references persons (id),
  handed_over_at timestamptz not null,
  platform_number text,
  platform_at timestamptz,
  ocid text,
  recorded_by uuid references persons (id),
  recorded_at timestamptz,
  unique (procurement_id, code, number),
  check ((platform_number is null) = (platform_at is null) and (platform_number is null) = (recorded_by is null))
);
create unique index notice_versions_on_the_platform on notice_versions (platform_number);

-- What was published as open data: an event each, never changed. Later ones have later times, whoever published at once.
create table notice_releases (
  id uuid primary key,
  version_id uuid not null unique references notice_versions (id),
  procurement_id uuid not null references procurements (id),
  ocid text not null,
  release json not null,
  published_at timestamptz not null unique
);
create index notice_releases_of on notice_releases (ocid, published_at);

-- All documents of a procurement as they were issued together.
create table document_issues (
  id uuid primary key,
  case_id uuid not null references cases (id),
  procurement_id uuid not null references procurements (id),
  number integer not null,
  content text not null,
  hash text not null,
  because text,
  issued_by uuid not null references persons (id),
  issued_at timestamptz not null,
  unique (procurement_id, number)
);

-- People who may come over, as the provider who employs them said: groups alone. Lines of single people are read and not kept.
create table workforce_lists (
  id uuid primary key,
  procurement_id uuid not null references procurements (id),
  number integer not null,
  employer text not null,
  as_at date not null,
  content jsonb not null,
  brought_in_by uuid not null references persons (id),
  brought_in_at timestamptz not null,
  unique (procurement_id, number)
);

-- Measures of social value that an authority may use, as it brought them in, with the licence under which it holds them.
create table social_value_lists (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  name text not null,
  edition text not null,
  licence text not null,
  measures jsonb not null,
  brought_in_by uuid not null references persons (id),
  brought_in_at timestamptz not null,
  unique (organisation_id, name, edition)
);
