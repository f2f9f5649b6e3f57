create table cases (
  id uuid primary key,
  state text not null check (state in ('open', 'published', 'closed')),
  version integer not null,
  title text not null,
  about text not null,
  purpose text,
  place text,
  for_whom text,
  ends_on date,
  organisation_id uuid not null references organisations (id),
  started_by uuid not null references persons (id),
  started_at timestamptz not null
);
create index cases_of_organisation on cases (organisation_id);

create table case_hats (
  case_id uuid not null references cases (id),
  person_id uuid not null references persons (id),
  hat text not null check (hat in ('commissioner', 'procurement', 'partner', 'practitioner', 'provider', 'community', 'councillor', 'auditor')),
  organisation_id uuid not null references organisations (id),
  granted_by uuid not null references persons (id),
  granted_at timestamptz not null,
  ended_at timestamptz,
  primary key (case_id, person_id, hat)
);
create index case_hats_of_person on case_hats (person_id) where ended_at is null;
