-- The lessons that somebody drew from a promise that was not kept.
create table lesson_revisits (
  lesson_id uuid primary key references lessons (id),
  revisit_id uuid not null references leaving_revisits (id)
);
create index lesson_revisits_of_revisit on lesson_revisits (revisit_id);
