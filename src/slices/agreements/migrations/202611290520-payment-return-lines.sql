-- The payments of a signed quarterly return, one a row, as they were signed: what a notice of one contract tells is taken from here and from nowhere
-- else. The names are copies, since those of a party or an invoice can change later.
create table payment_return_lines (
  return_id uuid not null references payment_returns (id),
  invoice_id uuid not null references invoices (id),
  agreement_id uuid not null references agreements (id),
  supplier text not null,
  party text,
  identifier text,
  paid_on date not null,
  gross_pence bigint not null check (gross_pence > 0),
  primary key (return_id, invoice_id)
);
create index payment_return_lines_of_agreement on payment_return_lines (agreement_id, return_id);
create trigger payment_return_lines_stay before update or delete on payment_return_lines for each row execute function refuse_signed_return_change();
