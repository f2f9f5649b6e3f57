create table accounts (
  person_id uuid primary key,
  email text unique check (email = lower(email)),
  password_hash text,
  oidc_subject text unique,
  created_at timestamptz not null default app_now()
);

create table sessions (
  id_hash text primary key,
  person_id uuid not null references accounts (person_id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sessions_of_person on sessions (person_id);

-- Single use, bound to one purpose, kept only as a hash.
create table signed_links (
  token_hash text primary key,
  purpose text not null,
  subject_id uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Counts attempts by account and by address in fixed windows.
create table attempts (
  key_hash text not null,
  window_start timestamptz not null,
  count integer not null,
  primary key (key_hash, window_start)
);

-- A form that is sent twice has one effect: the second time answers with the first one's page.
create table submissions (
  once uuid primary key,
  person_id uuid,
  location text,
  at timestamptz not null default now()
);
