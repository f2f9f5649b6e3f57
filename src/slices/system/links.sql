select 'need' as from_kind, need_id as from_id, 'quotation' as to_kind, quotation_id as to_id, 'heard in' as relation, since, until
from need_quotations
union all
select 'cause', id, explains_kind, explains_id, 'explains', added_at, dropped_at
from causes
union all
-- What was asked about stands because of the cause: when the cause reads differently, it is looked at again.
select explains_kind, explains_id, 'cause', id, 'because of', added_at, dropped_at
from causes
union all
select from_kind, from_id, 'assumption', assumption_id, 'rests on', since, until
from rests_on
