-- Ways in beside the open link. Fixed once a conversation is open.
alter table held_conversations add column ways text[] not null default '{link}'
  check (cardinality(ways) > 0 and ways <@ array['link', 'code', 'account']);

alter table conversation_people drop constraint if exists conversation_people_way_check;
alter table conversation_people add constraint conversation_people_way check (way ~ '^[a-z]+$');
alter table conversation_people add column forgotten_at timestamptz;
alter table moderation_log drop constraint if exists moderation_log_action_check;
alter table moderation_log add constraint moderation_log_action check (action ~ '^[a-z ]+$');

-- How many printed codes were made together; which, nobody can read.
create table conversation_code_batches (
  id uuid primary key,
  conversation_id uuid not null references conversations (id),
  made integer not null,
  made_by uuid references persons (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz
);

-- What could say who a person is: keyed hashes of their code or their account, and where they want to hear what became of what they said.
create table conversation_keys (
  key_hash text primary key,
  conversation_id uuid not null references conversations (id),
  kind text not null check (kind in ('code', 'account')),
  batch_id uuid references conversation_code_batches (id),
  person_id uuid unique references conversation_people (id)
);
comment on table conversation_keys is 'closed: by which code or account somebody takes part';
create index conversation_keys_of on conversation_keys (conversation_id, kind);

create table conversation_contacts (
  id uuid primary key,
  person_id uuid not null unique references conversation_people (id),
  conversation_id uuid not null references conversations (id),
  channel text not null check (channel in ('email', 'letter')),
  sealed_to uuid not null references sealed_addresses (id) on delete cascade,
  confirmed_at timestamptz,
  end_told_at timestamptz
);
comment on table conversation_contacts is 'closed: where somebody who takes part is written to';
create index conversation_contacts_of on conversation_contacts (conversation_id);

-- The few things that the application may do with them. Each runs as whoever owns the tables.
create function conversation_key(own_hash text) returns table (conversation_id uuid, person_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$ select k.conversation_id, k.person_id from conversation_keys k where k.key_hash = own_hash $$;

-- Ties a key to somebody once: a code that was made for this conversation, or an account that comes for the first time.
create function take_conversation_key(own_hash text, of_conversation uuid, of_kind text, own_person uuid) returns boolean
language sql security definer set search_path = pg_catalog, public, pg_temp
as $$
  with taken as (
    update conversation_keys set person_id = own_person
    where of_kind = 'code' and key_hash = own_hash and conversation_id = of_conversation and kind = 'code' and person_id is null returning 1
  ), made as (
    insert into conversation_keys (key_hash, conversation_id, kind, person_id)
    select own_hash, of_conversation, 'account', own_person where of_kind = 'account' on conflict do nothing returning 1
  )
  select (select count(*) from taken) + (select count(*) from made) = 1
$$;

create function keep_conversation_codes(of_conversation uuid, of_batch uuid, hashes text[]) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp
as $$
  insert into conversation_keys (key_hash, conversation_id, kind, batch_id)
  select hash, of_conversation, 'code', of_batch from unnest(hashes) as hash
$$;

create function count_conversation_codes(of_conversation uuid) returns table (used integer, unused integer)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select count(person_id)::integer, (count(*) - count(person_id))::integer from conversation_keys
  where conversation_id = of_conversation and kind = 'code'
$$;

create function withdraw_conversation_codes(of_conversation uuid, of_batch uuid) returns integer
language sql security definer set search_path = pg_catalog, public, pg_temp
as $$
  with gone as (delete from conversation_keys
    where conversation_id = of_conversation and batch_id = of_batch and person_id is null returning 1)
  select count(*)::integer from gone
$$;

-- What somebody left of themselves, for whoever holds their link: the link itself is kept nowhere.
create function own_conversation_contact(token text)
returns table (channel text, recipient text, address text, confirmed_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select c.channel, s.recipient, s.address, c.confirmed_at from signed_links l
    join conversation_contacts c on c.person_id = l.subject_id join sealed_addresses s on s.id = c.sealed_to
  where l.token_hash = encode(sha256(convert_to(token, 'UTF8')), 'hex') and l.purpose = 'conversation'
    and l.used_at is null and l.expires_at > now()
$$;

create function forget_conversation_contact(of_person uuid) returns uuid
language sql security definer set search_path = pg_catalog, public, pg_temp
as $$
  with known as (select id, sealed_to from conversation_contacts where person_id = of_person),
    gone as (delete from sealed_addresses where id in (select sealed_to from known))
  select id from known
$$;

create function keep_conversation_contact(own uuid, of_person uuid, of_conversation uuid, by_channel text, at_sealed uuid, confirmed timestamptz)
returns void
language sql security definer set search_path = pg_catalog, public, pg_temp
as $$
  insert into conversation_contacts (id, person_id, conversation_id, channel, sealed_to, confirmed_at)
  values (own, of_person, of_conversation, by_channel, at_sealed, confirmed)
$$;

-- For whoever holds a link to the contact itself: it says nothing of who they are.
create function conversation_contact(own uuid) returns table (person_id uuid, conversation_id uuid, channel text, confirmed boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$ select c.person_id, c.conversation_id, c.channel, c.confirmed_at is not null from conversation_contacts c where c.id = own $$;

create function confirm_conversation_contact(own uuid, at_instant timestamptz) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp
as $$ update conversation_contacts set confirmed_at = coalesce(confirmed_at, at_instant) where id = own $$;

-- To whom a message is to go, without where: only those who confirmed.
create function conversation_contacts_among(of_conversation uuid, people uuid[])
returns table (id uuid, person_id uuid, channel text, sealed_to uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select c.id, c.person_id, c.channel, c.sealed_to from conversation_contacts c
  where c.conversation_id = of_conversation and c.confirmed_at is not null and (people is null or c.person_id = any (people)) order by c.id
$$;

-- Some of those who were not told of the end yet, each once however many ask.
create function take_contacts_to_tell_end(of_conversation uuid, at_instant timestamptz, most integer)
returns table (id uuid, person_id uuid, channel text, sealed_to uuid)
language sql security definer set search_path = pg_catalog, public, pg_temp
as $$
  update conversation_contacts c set end_told_at = at_instant where c.id in (
    select w.id from conversation_contacts w where w.conversation_id = of_conversation and w.confirmed_at is not null
      and w.end_told_at is null order by w.id limit most for update skip locked)
  returning c.id, c.person_id, c.channel, c.sealed_to
$$;

create function forget_conversation_keys(of_person uuid) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp
as $$ delete from conversation_keys where person_id = of_person $$;

-- Where moderators had taken somebody's votes out, their key stays till the end, so that nobody comes back as somebody new.
create function forget_keys_of_forgotten(of_conversation uuid) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp
as $$
  delete from conversation_keys k using conversation_people p
  where k.conversation_id = of_conversation and p.id = k.person_id and p.forgotten_at is not null
$$;

revoke execute on function forget_keys_of_forgotten(uuid), conversation_key(text), take_conversation_key(text, uuid, text, uuid),
  keep_conversation_codes(uuid, uuid, text[]), count_conversation_codes(uuid), withdraw_conversation_codes(uuid, uuid),
  own_conversation_contact(text), forget_conversation_contact(uuid),
  keep_conversation_contact(uuid, uuid, uuid, text, uuid, timestamptz), conversation_contact(uuid),
  confirm_conversation_contact(uuid, timestamptz), conversation_contacts_among(uuid, uuid[]),
  take_contacts_to_tell_end(uuid, timestamptz, integer), forget_conversation_keys(uuid) from public;

-- Who is reminded that statements wait, on which days of the week (1 is Monday), and on which days it was done.
create table conversation_reminders (
  conversation_id uuid not null references conversations (id),
  person_id uuid not null references persons (id),
  weekdays smallint[] not null,
  primary key (conversation_id, person_id)
);
create table conversation_reminded (
  conversation_id uuid not null references conversations (id),
  on_day date not null,
  primary key (conversation_id, on_day)
);
