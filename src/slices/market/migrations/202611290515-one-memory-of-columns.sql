-- How an organisation has its lists read is remembered in one place, with the kind of list before the columns.
update column_mappings set signature = 'contracts ' || signature where signature not like '% %';
insert into column_mappings (organisation_id, signature, mapping, saved_at)
  select organisation_id, reads || ' ' || signature, mapping, saved_at from system_mappings;
drop table system_mappings;
