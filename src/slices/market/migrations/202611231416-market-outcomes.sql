-- What came at a tender of which an answer had foretold something: kept beside it, so that every answer is scored, bad ones too.
create table market_outcomes (
  question_id uuid not null references market_questions (id),
  occasion text not null check (occasion in ('this time', 'next time')),
  lot text not null,
  way text not null,
  bidders integer not null check (bidders >= 0),
  closed_on date not null,
  recorded_by uuid not null references persons (id),
  recorded_at timestamptz not null,
  primary key (question_id, occasion, lot)
);
