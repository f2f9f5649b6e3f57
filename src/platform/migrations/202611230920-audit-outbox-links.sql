-- Ids, field names and salted hashes; never words or names.
create table audit_entries (
  seq bigint primary key,
  at timestamptz not null,
  actor_id uuid,
  action text not null,
  object_kind text not null,
  object_id uuid not null,
  case_id uuid,
  fields text[] not null,
  content_hash text,
  previous_hash text not null,
  hash text not null unique
);
create index audit_of_object on audit_entries (object_kind, object_id);
create index audit_of_case on audit_entries (case_id);

-- Apart from the chain, so that a salt can be forgotten with the words that it hid.
create table audit_salts (
  seq bigint primary key references audit_entries (seq),
  salt text not null
);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit_entries is append-only';
end $$;
create trigger audit_entries_are_final before update or delete on audit_entries
  for each row execute function refuse_audit_change();
create trigger audit_entries_stay before truncate on audit_entries
  for each statement execute function refuse_audit_change();

create table outbox_events (
  position bigint primary key,
  name text not null,
  object_kind text not null,
  object_id uuid not null,
  case_id uuid,
  actor_id uuid,
  payload jsonb not null default '{}',
  at timestamptz not null
);

create table outbox_handled (
  position bigint not null references outbox_events (position),
  listener text not null,
  at timestamptz not null default now(),
  primary key (position, listener)
);

-- What a bead said, and when: the thread can be read as at any date.
create table bead_versions (
  id bigint generated always as identity primary key,
  object_kind text not null,
  object_id uuid not null,
  case_id uuid,
  title text not null,
  words text not null,
  state text not null,
  actor_id uuid,
  at timestamptz not null
);
create index bead_versions_of_object on bead_versions (object_kind, object_id, at);

-- Something that this rests on has changed; it waits for a person to look again.
create table flags (
  id uuid primary key,
  object_kind text not null,
  object_id uuid not null,
  case_id uuid,
  source_kind text not null,
  source_id uuid not null,
  reason text not null,
  raised_at timestamptz not null,
  cleared_at timestamptz,
  cleared_by uuid,
  cleared_because text
);
create index flags_of_object on flags (object_kind, object_id) where cleared_at is null;
create index flags_of_case on flags (case_id) where cleared_at is null;
