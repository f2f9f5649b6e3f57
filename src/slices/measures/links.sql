select 'measure' as from_kind, id as from_id, 'outcome' as to_kind, outcome_id as to_id, 'shows' as relation,
  added_at as since, null::timestamptz as until
from measures where outcome_id is not null
union all
select 'signal', id, 'measure', measure_id, 'seen in', found_at, null from signals
