-- Coming lots as they were shown to any provider who cared to look; what was shown does not change while people answer.
create table soundings (
  id uuid primary key,
  case_id uuid not null references cases (id),
  procurement_id uuid not null references procurements (id),
  words text,
  closes_on date not null,
  state text not null check (state in ('open', 'closed')),
  version integer not null,
  opened_by uuid not null references persons (id),
  opened_at timestamptz not null
);
create index soundings_of_procurement on soundings (procurement_id);

create table sounding_lots (
  sounding_id uuid not null references soundings (id),
  position integer not null,
  lot_id uuid not null references lots (id),
  title text not null,
  because text not null,
  zone text,
  value_pence bigint,
  hours_a_week numeric,
  fee_pence bigint,
  bid_hours numeric,
  primary key (sounding_id, position)
);

-- One provider's answer. What it costs them is worked with and never kept.
create table sounding_answers (
  id uuid primary key,
  sounding_id uuid not null references soundings (id),
  provider text not null,
  channel text not null check (channel in ('page', 'recorded')),
  answered_at timestamptz not null,
  changed_at timestamptz
);
create index sounding_answers_of on sounding_answers (sounding_id);

create table sounding_answer_lots (
  answer_id uuid not null references sounding_answers (id),
  position integer not null,
  would text not null check (would in ('yes', 'perhaps', 'no')),
  reasons text[] not null,
  because text,
  could_add_hours numeric,
  primary key (answer_id, position)
);
