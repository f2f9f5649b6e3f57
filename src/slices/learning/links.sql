select 'review' as from_kind, id as from_id, opened_by_kind as to_kind, opened_by_id as to_id, 'opened by' as relation, opened_at as since, null::timestamptz as until
from reviews
union all
select 'lesson', id, 'review', review_id, 'learnt in', identified_at, null
from lessons
union all
select 'lesson', id, about_kind, about_id, effect, identified_at, null
from lessons where about_id is not null
