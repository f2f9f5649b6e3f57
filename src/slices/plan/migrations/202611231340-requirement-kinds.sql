-- What each requirement says of itself: how firm it is, where the figures come from, who checks, how it may change.
alter table requirements
  add column strength text not null default 'must' check (strength in ('must', 'should')),
  add column data_source text,
  add column checked_by text,
  add column change_mechanism text;
-- A principle asks for a way of working, and was written before it could say so.
update requirements set strength = 'should' where type = 'principle' and words ~* '\mshould\M' and words !~* '\m(must|shall)\M';
