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
union all
-- A variable that says the same as a cause is looked at again when the cause reads differently.
select 'variable', id, 'cause', cause_id, 'says the same as', added_at, removed_at
from map_variables where cause_id is not null
union all
select 'causalLink', id, 'variable', from_id, 'leads from', added_at, removed_at
from map_links
union all
select 'causalLink', id, 'variable', to_id, 'leads to', added_at, removed_at
from map_links
