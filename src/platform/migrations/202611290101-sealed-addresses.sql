-- Where messages go whose reader must not be known beside what they said. The application can put an address here, ask where a waiting
-- message goes, and forget one; it cannot read the table. A table whose comment begins with "closed:" is taken from the application role.
create table sealed_addresses (
  id uuid primary key,
  recipient text not null,
  address text not null
);
comment on table sealed_addresses is 'closed: who somebody is and where they can be reached';

-- With the address go the messages that were sent to it.
alter table messages add column sealed_to uuid references sealed_addresses (id) on delete cascade;
create index messages_sealed on messages (sealed_to) where sealed_to is not null;

create function seal_address(own uuid, of_whom text, at_address text) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp
as $$ insert into sealed_addresses (id, recipient, address) values (own, of_whom, at_address) $$;

create function address_of_waiting(message uuid) returns table (recipient text, address text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select s.recipient, s.address from messages m join sealed_addresses s on s.id = m.sealed_to
  where m.id = message and m.state = 'waiting'
$$;

revoke execute on function seal_address(uuid, text, text), address_of_waiting(uuid) from public;

-- The number of a form is kept as a hash from now on, and where it led only under that number.
delete from submissions;
