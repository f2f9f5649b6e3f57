-- What was put to partners to sign: the text as it was hashed, never changed. A later one replaces it and takes over no signature.
create table signings (
  id uuid primary key,
  case_id uuid not null references cases (id),
  -- Null for the plan of the case.
  agreement_id uuid references agreements (id),
  number integer not null,
  content text not null,
  hash text not null,
  because text,
  by_on date,
  state text not null check (state in ('open', 'replaced', 'withdrawn')),
  version integer not null,
  put_by uuid not null references persons (id),
  put_at timestamptz not null,
  published_at timestamptz
);
create unique index signing_numbered on signings (case_id, coalesce(agreement_id, case_id), number);
create unique index signing_open on signings (case_id, coalesce(agreement_id, case_id)) where state = 'open';

create table signing_partners (
  id uuid primary key,
  signing_id uuid not null references signings (id),
  place integer not null,
  name text not null,
  organisation_id uuid references organisations (id),
  body_id uuid references community_bodies (id),
  asked_name text,
  address text,
  -- The one link that answers for it now: a newer one takes its place.
  link_id uuid unique,
  asked_at timestamptz,
  check (organisation_id is null or body_id is null)
);
create unique index partner_once on signing_partners (signing_id, lower(name));

-- One answer of a partner stands at a time; those before it are kept.
create table signing_answers (
  id uuid primary key,
  partner_id uuid not null references signing_partners (id),
  answer text not null check (answer in ('signed', 'dissented', 'declined')),
  words text,
  signed_by text not null,
  role text,
  power text,
  decided_on date,
  how text not null check (how in ('account', 'link', 'recorded')),
  given_by uuid references persons (id),
  given_at timestamptz not null,
  replaced_at timestamptz,
  check (answer = 'signed' or words is not null),
  check (how = 'link' or given_by is not null)
);
create unique index answer_standing on signing_answers (partner_id) where replaced_at is null;

-- The outcomes that it held, so that a change to one of them shows on it.
create table signing_outcomes (
  signing_id uuid not null references signings (id),
  outcome_id uuid not null references outcomes (id),
  primary key (signing_id, outcome_id)
);
