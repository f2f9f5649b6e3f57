-- A message in any form that reaches a person: nothing here assumes that somebody has e-mail.
create table messages (
  id uuid primary key,
  case_id uuid,
  about_kind text not null,
  about_id uuid not null,
  channel text not null check (channel in ('email', 'letter', 'link', 'phone')),
  recipient text not null,
  address text,
  subject text not null,
  body text not null,
  state text not null check (state in ('waiting', 'sent', 'printed', 'given', 'failed')),
  attempts integer not null default 0,
  created_by uuid,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index messages_about on messages (about_kind, about_id);
create index messages_waiting on messages (created_at) where state = 'waiting';

create table files (
  id uuid primary key,
  case_id uuid,
  owner_kind text not null,
  owner_id uuid not null,
  name text not null,
  type text not null,
  bytes integer not null,
  sha256 text not null,
  alternative text not null default '',
  created_at timestamptz not null
);
create index files_of_owner on files (owner_kind, owner_id);
