select 'review' as from_kind, id as from_id, opened_by_kind as to_kind, opened_by_id as to_id, 'opened by' as relation, opened_at as since, null::timestamptz as until
from reviews
union all
select 'lesson', id, 'review', review_id, 'learnt in', identified_at, null
from lessons
union all
select 'lesson', id, about_kind, about_id, effect, identified_at, null
from lessons where about_id is not null
union all
select 'lesson', l.id, r.on_kind, r.on_id, 'learnt from', l.identified_at, null
from lessons l join lesson_revisits lr on lr.lesson_id = l.id join leaving_revisits r on r.id = lr.revisit_id
union all
select 'review', review_id, on_kind, on_id, 'looked again at', min(recorded_at), null
from leaving_revisits group by review_id, on_kind, on_id
