-- Which draft of a conversation an outcome was taken from. It is a proposal like any other: nobody consented to it by voting.
create table outcome_drafts (
  outcome_id uuid primary key references outcomes (id),
  draft_id uuid not null unique references draft_outcomes (id),
  since timestamptz not null
);
