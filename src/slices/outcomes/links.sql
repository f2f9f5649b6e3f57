select 'outcome' as from_kind, outcome_id as from_id, 'quotation' as to_kind, quotation_id as to_id, 'in the words of' as relation,
  since, until
from outcome_quotations
union all
select 'outcome', outcome_id, 'need', need_id, 'answers', since, until from outcome_needs
union all
select 'outcome', outcome_id, 'draftOutcome', draft_id, 'grew from', since, null::timestamptz from outcome_drafts
