select 'lot', lot_id, 'requirement', requirement_id, 'buys', since, null::timestamptz from lot_requirements
union all
select 'lot', id, 'procurement', procurement_id, 'part of', added_at, null::timestamptz from lots
union all
select 'sounding', s.id, 'lot', l.lot_id, 'asks about', s.opened_at, null::timestamptz from soundings s join sounding_lots l on l.sounding_id = s.id
