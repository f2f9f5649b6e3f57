-- Open book: what a party's work was to cost and did cost, by month, with what shows it. Every version is kept.
create table open_book_lines (
  id uuid primary key,
  agreement_id uuid not null references agreements (id),
  party_id uuid not null references agreement_parties (id),
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  line text not null,
  plan_pence bigint not null check (plan_pence >= 0),
  actual_pence bigint not null check (actual_pence >= 0),
  evidence text not null,
  number integer not null,
  written_by uuid references persons (id),
  written_at timestamptz not null
);
create unique index open_book_once on open_book_lines (agreement_id, party_id, month, lower(line), number);
