select 'quotation' as from_kind, id as from_id, 'conversation' as to_kind, conversation_id as to_id, 'heard in' as relation,
  added_at as since, null::timestamptz as until
from quotations where conversation_id is not null
union all
select 'quotation', id, 'statement', statement_id, 'said as', added_at, null from quotations where statement_id is not null
union all
select 'statement', s.id, 'conversation', s.conversation_id, 'said in', c.added_at, null
from statements s join conversations c on c.id = s.conversation_id
union all
select 'draftOutcome', t.draft_id, 'statement', t.statement_id, 'rests on', t.since, coalesce(t.until, d.laid_aside_at)
from draft_statements t join draft_outcomes d on d.id = t.draft_id
union all
select 'draftOutcome', q.draft_id, 'quotation', q.quotation_id, 'in the words of', q.since, coalesce(q.until, d.laid_aside_at)
from draft_quotations q join draft_outcomes d on d.id = q.draft_id
