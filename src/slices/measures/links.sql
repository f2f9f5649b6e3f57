select 'measure' as from_kind, id as from_id, 'outcome' as to_kind, outcome_id as to_id, 'shows' as relation,
  added_at as since, null::timestamptz as until
from measures where outcome_id is not null
union all
select 'signal', id, 'measure', measure_id, 'seen in', found_at, null from signals
union all
-- What was told without a name leaves no link: even that it is there is told only by the rule for words.
select 'story', id, 'outcome', outcome_id, 'tells of', said_on::timestamptz, null
from stories where outcome_id is not null and said_as <> 'anonymous' and not taken_back
union all
select 'story', id, 'measure', measure_id, 'tells of', said_on::timestamptz, null
from stories where measure_id is not null and said_as <> 'anonymous' and not taken_back
