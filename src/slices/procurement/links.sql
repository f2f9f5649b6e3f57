select 'lot', lot_id, 'requirement', requirement_id, 'buys', since, null::timestamptz from lot_requirements
union all
select 'lot', id, 'procurement', procurement_id, 'part of', added_at, null::timestamptz from lots
