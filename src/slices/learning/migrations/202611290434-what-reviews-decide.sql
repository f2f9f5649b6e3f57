-- What a review decides: to stop, adapt, spread or keep what was looked at, in which words, and whether anybody may read them.
alter table reviews add column change text check (change in ('stop', 'adapt', 'spread', 'keep'));
alter table reviews add column changing text;
alter table reviews add column may_print boolean not null default false;

-- Which flags a lesson raised, so that its review waits for an answer to each.
create table lesson_flags (
  flag_id uuid primary key references flags (id),
  lesson_id uuid not null references lessons (id)
);
create index lesson_flags_of_lesson on lesson_flags (lesson_id);
insert into lesson_flags (flag_id, lesson_id)
select distinct on (f.id) f.id, l.id from flags f join lessons l
  on l.about_kind = f.source_kind and l.about_id = f.source_id and l.identified_at = f.raised_at and l.effect = 'changes'
order by f.id, l.id;

create function refuse_closing_over_flags() returns trigger language plpgsql as $$
begin
  if exists (select 1 from lesson_flags lf join lessons l on l.id = lf.lesson_id join flags f on f.id = lf.flag_id
    where l.review_id = new.id and f.cleared_at is null) then
    raise exception 'what rests on what this review changed has not all been looked at';
  end if;
  return new;
end $$;
create trigger reviews_close_answered before update of state on reviews
  for each row when (new.state = 'closed' and old.state <> 'closed') execute function refuse_closing_over_flags();

-- A lesson is identified, acted on, and held once it has been seen in practice later. What was called embedded was held.
alter table lessons add column did text;
alter table lessons add column did_on date;
alter table lessons drop constraint lessons_state_check;
alter table lessons drop constraint lessons_check2;
update lessons set state = 'held' where state = 'embedded';
alter table lessons add constraint lessons_state_check check (state in ('identified', 'acted-on', 'held'));
alter table lessons add constraint lessons_acted_check check (state <> 'acted-on' or (did is not null and did_on is not null));
alter table lessons add constraint lessons_held_check check (state <> 'held' or evidence is not null);

-- A question from one case to the people of another about what they learnt.
create table lesson_questions (
  id uuid primary key,
  lesson_id uuid not null references lessons (id),
  case_id uuid not null references cases (id),
  from_case_id uuid not null references cases (id),
  words text not null,
  asked_by uuid not null references persons (id),
  asked_at timestamptz not null,
  answer text,
  answered_by uuid references persons (id),
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null))
);
create index lesson_questions_of_lesson on lesson_questions (lesson_id);
create index lesson_questions_from on lesson_questions (from_case_id);

-- What somebody said would happen, kept as it was said, and what came when it was due.
create table foretellings (
  id uuid primary key,
  case_id uuid not null references cases (id),
  state text not null check (state in ('waiting', 'met', 'set-aside')),
  version integer not null,
  about_kind text not null,
  about_id uuid not null,
  says text not null,
  kind text not null check (kind in ('saving', 'benefit', 'forecast')),
  unit text,
  low double precision not null,
  middle double precision not null,
  high double precision not null,
  sureness integer not null check (sureness between 50 and 99),
  bearer text,
  said_on date not null,
  due_on date not null,
  actual double precision,
  seen_on date,
  source text,
  borne_by text,
  because text,
  said_by uuid references persons (id),
  met_by uuid references persons (id),
  check (low <= middle and middle <= high),
  check (due_on > said_on),
  check (state <> 'met' or (actual is not null and seen_on is not null and source is not null)),
  check (state <> 'set-aside' or because is not null)
);
create index foretellings_of_case on foretellings (case_id);
