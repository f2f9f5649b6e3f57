select 'agreement' as from_kind, id as from_id, 'mechanism' as to_kind, mechanism_id as to_id, 'is the form of' as relation,
  added_at as since, null::timestamptz as until
from agreements where mechanism_id is not null
union all
select 'agreement', id, 'lot', lot_id, 'awarded from', added_at, null from agreements where lot_id is not null
union all
select 'obligation', id, 'agreement', agreement_id, 'part of', added_at, null from obligations
union all
select 'obligation', obligation_id, kind, target_id, case kind when 'measure' then 'watched by' else 'binds' end, since, null
from obligation_links
union all
select 'signing', s.id, 'outcome', o.outcome_id, 'puts to sign', s.put_at, null from signing_outcomes o join signings s on s.id = o.signing_id
union all
select 'signing', id, 'agreement', agreement_id, 'puts to sign', put_at, null from signings where agreement_id is not null
union all
select 'obligation', obligation_id, 'lot', lot_id, 'comes from', decided_at, null from agreement_proposals where obligation_id is not null and lot_id is not null
union all
select 'obligation', obligation_id, 'criterion', criterion_id, 'comes from', decided_at, null from agreement_proposals where obligation_id is not null and criterion_id is not null
union all
select 'handBack', id, 'agreement', agreement_id, 'hands back', noted_at, null from hand_backs
union all
select 'complaint', id, 'agreement', agreement_id, 'complains of', recorded_at, null from complaints
union all
select 'agreement', agreement_id, 'outcome', outcome_id, 'is for', since, null from agreement_outcomes
