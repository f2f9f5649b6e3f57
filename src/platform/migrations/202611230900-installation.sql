-- What this installation is. One row, written by whoever sets it up; until then everything behaves as if it were live.
create table installation (
  id boolean primary key default true check (id),
  kind text not null check (kind in ('demo', 'evaluation', 'live', 'test')),
  -- Only a demonstration or a test may live at another time than now.
  clock_offset interval not null default '0' check (clock_offset = interval '0' or kind in ('demo', 'test')),
  name text,
  created_at timestamptz not null default now(),
  demo_progress jsonb
);

-- The installation's present instant: the start of the transaction, moved by the offset of a demonstration or a test.
create function app_now() returns timestamptz
language sql stable
as $$
  select now() + coalesce(
    (select clock_offset from installation where kind in ('demo', 'test')),
    interval '0'
  )
$$;
