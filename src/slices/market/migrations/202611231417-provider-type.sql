-- Whether a provider is small, voluntary, large or in-house, as whoever entered it said.
alter table roster_entries add column provider_type text check (provider_type in ('sme', 'vcse', 'large', 'in-house'));
