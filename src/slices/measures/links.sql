select 'measure', id, 'outcome', outcome_id, 'shows', added_at, null::timestamptz from measures where outcome_id is not null
union all
select 'signal', id, 'measure', measure_id, 'seen in', found_at, null::timestamptz from signals
