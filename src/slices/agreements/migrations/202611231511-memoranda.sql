-- What a memorandum of understanding says beside its parties. It binds nobody in law.
create table memoranda (
  agreement_id uuid primary key references agreements (id),
  purpose text not null,
  review_on date,
  leaving text
);

create table memorandum_parts (
  agreement_id uuid not null references memoranda (agreement_id),
  party_id uuid not null references agreement_parties (id) on delete cascade,
  does text not null,
  primary key (agreement_id, party_id)
);
