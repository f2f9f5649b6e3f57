-- What a provider itself said about the next time, and when: beside what is known of last time, never instead of it.
alter table roster_entries add column would_bid text check (would_bid in ('yes', 'perhaps', 'no'));
alter table roster_entries add column would_bid_on date;
