-- Pages of a buyer with a million contracts read these and not the rows: who provides today, and what ends when.
-- A name that an index can hold: what a file says may be longer.
alter table register_contracts add column supplier_name text generated always as (left(supplier, 300)) stored;
drop index register_contracts_by_end;
create index register_contracts_by_end on register_contracts (organisation_id, ends_on) include (supplier_name, annual_pence);

-- Suppliers as an organisation's files name them, and how many records do. Added up again whenever something has been brought in.
create table supplier_names (
  organisation_id uuid not null references organisations (id),
  name text not null,
  identifier text,
  records integer not null
);
create index supplier_names_most on supplier_names (organisation_id, records desc);
insert into supplier_names (organisation_id, name, identifier, records)
select organisation_id, name, identifier, sum(records)::integer from (
  select organisation_id, supplier_name as name, null as identifier, count(*) as records from register_contracts where supplier_name is not null group by 1, 2
  union all
  select organisation_id, name, case when key like 'GB-%' then key end, count(*) from process_suppliers group by organisation_id, name, key
  union all
  select organisation_id, supplier, case when identifier ~ '^([0-9]{8}|[A-Z]{2}[0-9]{6})$' then 'GB-COH-' || identifier end, count(*) from spend_lines
    where supplier is not null group by 1, 2, 3
) as named group by organisation_id, name, identifier;
