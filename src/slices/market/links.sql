select 'case', case_id, 'contract', id, 'began with', added_at, null::timestamptz from register_contracts where case_id is not null
