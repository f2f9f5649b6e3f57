-- What somebody else published about a need: their value and their interval stay theirs, beside what the counts give.
alter table needs
  add column period text,
  add column published_value double precision,
  add column published_low double precision,
  add column published_high double precision,
  add column published_unit text,
  add column published_by text,
  add column comparator text,
  add column comparator_value double precision,
  add column trend text,
  -- Whether the need is printed on the case's public page, small counts left out.
  add column is_public boolean not null default false,
  -- Which line of an indicator file it came from, and what that line said: the same file again changes nothing.
  add column import_key text,
  add column import_hash text,
  add constraint needs_published_limits check ((published_low is null) = (published_high is null) and published_low <= published_high),
  add constraint needs_published_value check (published_value is not null or (published_low is null and published_unit is null)),
  add constraint needs_comparator check (comparator_value is null or comparator is not null);
create unique index needs_imported on needs (case_id, import_key) where import_key is not null;
