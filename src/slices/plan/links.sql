select 'mechanism' as from_kind, id as from_id, 'outcome' as to_kind, outcome_id as to_id, 'pursues' as relation, added_at as since, null::timestamptz as until from mechanisms
union all
select 'mechanism', id, 'resource', resource_id, 'uses', added_at, null::timestamptz from mechanisms where resource_id is not null
union all
select 'requirement', id, 'outcome', outcome_id, 'serves', added_at, null::timestamptz from requirements where outcome_id is not null
union all
select 'requirement', id, 'need', need_id, 'serves', added_at, null::timestamptz from requirements where need_id is not null
union all
select 'requirement', id, 'mechanism', mechanism_id, 'specifies', added_at, null::timestamptz from requirements where mechanism_id is not null
union all
select 'requirement', id, 'measure', measure_id, 'seen by', added_at, null::timestamptz from requirements where measure_id is not null
union all
select distinct 'requirement', requirement_id, 'sourceDocument', document_id, 'taken from', dealt_with_at, null::timestamptz from source_candidates where requirement_id is not null
union all
select 'clash', id, against_kind, against_id, 'pulls against', put_at, null::timestamptz from aim_clashes
union all
select 'specification', s.id, 'requirement', c.requirement_id, 'arranges', s.added_at, null::timestamptz from specification_clauses c join specifications s on s.id = c.specification_id
union all
select 'specification', id, 'mechanism', mechanism_id, 'specifies', added_at, null::timestamptz from specifications where mechanism_id is not null
union all
select 'prevention', id, 'mechanism', mechanism_id, 'estimates', made_at, null::timestamptz from prevention_estimates
union all
select 'prevention', id, 'need', need_id, 'begins from', made_at, null::timestamptz from prevention_estimates where need_id is not null
union all
select 'mechanism', from_id, 'mechanism', to_id, pull, added_at, ended_at from mechanism_pulls
