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
select 'cause', cause_id, 'sample', sample_id, 'known by', since, until
from cause_samples
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
union all
select 'loop', p.loop_id, 'causalLink', p.link_id, 'runs through', l.named_at, l.dropped_at
from map_loop_links p join map_loops l on l.id = p.loop_id
union all
select kind, object_id, 'variable', variable_id, case kind when 'measure' then 'shows' else 'acts on' end, since, until
from map_ties where kind <> 'need'
union all
select 'variable', variable_id, kind, object_id, 'speaks of', since, until
from map_ties where kind = 'need'
union all
-- Whoever acts on a variable counts on what follows from it.
select t.kind, t.object_id, 'causalLink', l.id, 'counts on', greatest(t.since, l.added_at), least(t.until, l.removed_at)
from map_ties t join map_links l on l.from_id = t.variable_id where t.kind in ('mechanism', 'agreement')
