-- Consent is somebody's: who gave it stands beside when. What was agreed once and no longer stands has lapsed.
alter table resources add column consent_by text;
update resources set consent_by = steward where consent in ('given', 'refused');
alter table resources drop constraint resources_consent_check;
alter table resources add constraint resources_consent_check check (consent in ('not-asked', 'asked', 'given', 'refused', 'lapsed'));
