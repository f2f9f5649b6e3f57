-- What bidding for a specification asks of a bidder, and what it is worth in a year. Whatever is null has not been said.
create table specification_burdens (
  specification_id uuid primary key references specifications (id),
  annual_pence bigint check (annual_pence >= 0),
  for_small boolean not null,
  questions integer check (questions >= 0),
  words_low integer check (words_low >= 0),
  words_high integer check (words_high >= words_low),
  documents integer check (documents >= 0),
  insurances integer check (insurances >= 0),
  said_by uuid not null references persons (id),
  said_at timestamptz not null
);
