select 'lot', lot_id, 'requirement', requirement_id, 'buys', since, null::timestamptz from lot_requirements
union all
select 'lot', id, 'procurement', procurement_id, 'part of', added_at, null::timestamptz from lots
union all
select 'criterion', criterion_id, 'requirement', requirement_id, 'judges', since, null::timestamptz from criterion_requirements
union all
select 'criterion', id, 'outcome', outcome_id, 'comes from', added_at, null::timestamptz from criteria where outcome_id is not null
union all
select 'lot', l.id, 'criterion', c.id, 'is judged by', greatest(l.added_at, c.added_at), null::timestamptz from criteria c
  join lots l on l.procurement_id = c.procurement_id and (c.lot_id is null or c.lot_id = l.id)
union all
select 'sounding', s.id, 'lot', l.lot_id, 'asks about', s.opened_at, null::timestamptz from soundings s join sounding_lots l on l.sounding_id = s.id
union all
select distinct 'lot', l.lot_id, 'leavingAsk', w.ask_id, 'answers', l.said_at, null::timestamptz from lot_leavings l
  join lot_leaving_quotes q on q.leaving_id = l.id join leaving_words w on w.id = q.words_id
  where not exists (select 1 from lot_leavings later where later.lot_id = l.lot_id and later.version > l.version)
union all
select 'challengeBrief', id, 'outcome', outcome_id, 'asks for ideas towards', added_at, null::timestamptz from challenge_briefs where outcome_id is not null
