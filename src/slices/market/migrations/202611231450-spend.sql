-- A file that waits is a contract register, a spend file, or a register of places as at a day.
alter table register_uploads add column register text not null default 'contracts'
  check (register in ('contracts', 'spend', 'cqc', 'ofsted'));
alter table register_uploads add column as_at date;
alter table register_uploads add constraint places_are_as_at_a_day check ((as_at is null) = (register in ('contracts', 'spend')));

-- What an organisation paid, as it publishes it. Of a redacted payee neither name nor number is kept.
create table spend_lines (
  organisation_id uuid not null references organisations (id),
  fingerprint text not null,
  content_hash text not null,
  supplier text,
  redacted boolean not null,
  identifier text,
  paid_on date not null,
  pence bigint not null,
  service text,
  added_at timestamptz not null,
  primary key (organisation_id, fingerprint),
  check (redacted = (supplier is null)),
  check (not redacted or identifier is null)
);
create index spend_lines_by_day on spend_lines (organisation_id, paid_on);
