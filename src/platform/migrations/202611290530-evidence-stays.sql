-- A file that shows something says which part of its owner it shows: a record, a return, or the owner itself. Such a file is added, never replaced.
alter table files add column evidence_of uuid;
create function refuse_evidence_change() returns trigger language plpgsql as $$
begin
  raise exception 'evidence is added to, never changed or removed';
end $$;
create trigger evidence_stays before update or delete on files for each row when (old.evidence_of is not null)
  execute function refuse_evidence_change();
