select 'resource', id, 'outcome', outcome_id, 'could carry', added_at, null::timestamptz from resources where outcome_id is not null
union all
select 'ask', id, 'resource', resource_id, 'asks for', asked_at, null::timestamptz from asks
