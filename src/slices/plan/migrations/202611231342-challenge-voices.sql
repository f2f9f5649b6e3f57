-- Procurement asks, the commissioner answers, one more voice may answer too; each voice's answers stand by themselves.
create table challenge_asks (
  subject_kind text not null check (subject_kind in ('outcome', 'requirement')),
  subject_id uuid not null,
  case_id uuid not null references cases (id),
  because text not null,
  asked_by uuid not null references persons (id),
  asked_at timestamptz not null,
  primary key (subject_kind, subject_id)
);

create table challenge_voices (
  id uuid primary key,
  case_id uuid not null references cases (id),
  subject_kind text not null check (subject_kind in ('outcome', 'requirement')),
  subject_id uuid not null,
  voice text not null check (voice in ('commissioner', 'provider', 'resident', 'practitioner')),
  said_by text,
  -- {"definable": 2, …}: what was not answered is not there.
  answers jsonb not null,
  note text,
  recorded_by uuid references persons (id),
  answered_at timestamptz not null,
  unique (subject_kind, subject_id, voice)
);
create index challenge_voices_of_case on challenge_voices (case_id);

-- What became of a difference between voices, and on which answers it was settled: other answers open it again.
create table challenge_differences (
  subject_kind text not null check (subject_kind in ('outcome', 'requirement')),
  subject_id uuid not null,
  case_id uuid not null references cases (id),
  question text not null,
  state text not null check (state in ('answered', 'open')),
  level smallint check (level between 0 and 2),
  because text not null,
  on_answers text not null,
  settled_by uuid not null references persons (id),
  settled_at timestamptz not null,
  primary key (subject_kind, subject_id, question)
);
create index challenge_differences_of_case on challenge_differences (case_id);

-- Where what is not contractable goes: to a mechanism, or nowhere, with the reason.
create table landings (
  subject_kind text not null check (subject_kind in ('outcome', 'requirement')),
  subject_id uuid not null,
  case_id uuid not null references cases (id),
  mechanism_id uuid references mechanisms (id),
  because text,
  landed_by uuid not null references persons (id),
  landed_at timestamptz not null,
  primary key (subject_kind, subject_id),
  check ((mechanism_id is null) <> (because is null))
);
create index landings_of_case on landings (case_id);

-- Answers from before there were voices are the commissioner's.
insert into challenge_voices (id, case_id, subject_kind, subject_id, voice, answers, note, recorded_by, answered_at)
select gen_random_uuid(), case_id, subject_kind, subject_id, 'commissioner', eleven, note, answered_by, answered_at
from challenges where eleven is not null;
