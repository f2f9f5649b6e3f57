create table persons (
  id uuid primary key,
  name text not null,
  version integer not null default 1,
  created_at timestamptz not null
);

create table organisations (
  id uuid primary key,
  name text not null,
  type text not null check (type in ('council', 'health-body', 'public-body', 'housing-association', 'charity', 'community-group', 'provider', 'other')),
  version integer not null default 1,
  created_at timestamptz not null
);

create table memberships (
  organisation_id uuid not null references organisations (id),
  person_id uuid not null references persons (id),
  type text not null check (type in ('steward', 'member')),
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, person_id)
);
create index memberships_of_person on memberships (person_id);

-- A community's own body. Its members admit its members; nobody who commissions may.
create table community_bodies (
  id uuid primary key,
  name text not null,
  represents text not null,
  state text not null check (state in ('forming', 'standing')),
  version integer not null default 1,
  created_by uuid not null references persons (id),
  created_at timestamptz not null
);

create table body_members (
  body_id uuid not null references community_bodies (id),
  person_id uuid not null references persons (id),
  state text not null check (state in ('proposed', 'confirmed', 'left')),
  -- The two who first confirmed each other; everybody else is admitted from them on.
  founder boolean not null default false,
  proposed_by uuid not null references persons (id),
  proposed_at timestamptz not null,
  confirmed_at timestamptz,
  primary key (body_id, person_id)
);

create table body_confirmations (
  body_id uuid not null,
  person_id uuid not null,
  confirmed_by uuid not null references persons (id),
  at timestamptz not null,
  primary key (body_id, person_id, confirmed_by),
  foreign key (body_id, person_id) references body_members (body_id, person_id)
);
