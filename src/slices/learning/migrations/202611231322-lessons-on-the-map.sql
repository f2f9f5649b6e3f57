-- A lesson can change what stands on the map, too.
alter table lessons drop constraint lessons_about_kind_check;
alter table lessons add constraint lessons_about_kind_check
  check (about_kind in ('assumption', 'cause', 'outcome', 'variable', 'causalLink'));
