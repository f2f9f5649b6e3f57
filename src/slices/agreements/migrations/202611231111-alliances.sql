create table alliance_matters (
  id uuid primary key,
  agreement_id uuid not null references agreements (id),
  matter text not null,
  decided text not null check (decided in ('reserved', 'unanimous', 'delegated')),
  delegate text,
  added_at timestamptz not null,
  check (decided <> 'delegated' or delegate is not null)
);
create unique index matter_once on alliance_matters (agreement_id, lower(matter));

create table alliance_decisions (
  id uuid primary key,
  agreement_id uuid not null references agreements (id),
  matter_id uuid not null references alliance_matters (id),
  proposal text not null,
  state text not null check (state in ('open', 'agreed', 'blocked', 'determined')),
  step integer not null default 0 check (step between 0 and 4),
  determined text,
  proposed_by uuid references persons (id),
  proposed_at timestamptz not null,
  decided_at timestamptz
);
create index decisions_of_agreement on alliance_decisions (agreement_id, proposed_at);

-- One vote a member stands at a time; those before it are kept.
create table alliance_votes (
  id uuid primary key,
  decision_id uuid not null references alliance_decisions (id),
  party_id uuid not null references agreement_parties (id),
  vote text not null check (vote in ('agree', 'can-live-with', 'abstain', 'block')),
  reason text,
  instead text,
  own boolean not null,
  cast_by uuid references persons (id),
  cast_at timestamptz not null,
  replaced_at timestamptz,
  check (vote <> 'block' or (reason is not null and instead is not null))
);
create unique index vote_standing on alliance_votes (decision_id, party_id) where replaced_at is null;

create table alliance_steps (
  id uuid primary key,
  decision_id uuid not null references alliance_decisions (id),
  step integer not null,
  note text not null,
  taken_by uuid references persons (id),
  taken_at timestamptz not null
);
