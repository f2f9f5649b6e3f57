select 'option' as from_kind, option_id as from_id, target_kind as to_kind, target_id as to_id,
  case target_kind when 'outcome' then 'serves' else 'pays for' end as relation, since, null::timestamptz as until
from option_serves
