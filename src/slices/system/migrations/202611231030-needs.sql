create table needs (
  id uuid primary key,
  case_id uuid not null references cases (id),
  state text not null check (state in ('recorded', 'withdrawn')),
  version integer not null,
  statement text not null,
  population text,
  place text,
  need_type text check (need_type in ('felt', 'expressed', 'normative', 'comparative')),
  counted_as text check (counted_as in ('share', 'rate', 'count')),
  numerator bigint check (numerator >= 0),
  denominator bigint check (denominator > 0),
  per integer check (per > 0),
  source text,
  observed_on date,
  recorded_at timestamptz not null,
  check (counted_as is null or numerator is not null),
  check (counted_as is null or counted_as = 'count' or denominator is not null),
  check (counted_as is distinct from 'share' or numerator <= denominator),
  check (counted_as is distinct from 'rate' or per is not null)
);
create index needs_of_case on needs (case_id);

-- Words in which a need was heard. The link ends, it is not rubbed out: the thread is read as at any date.
create table need_quotations (
  need_id uuid not null references needs (id),
  quotation_id uuid not null,
  since timestamptz not null,
  until timestamptz
);
create unique index need_quotations_live on need_quotations (need_id, quotation_id) where until is null;
