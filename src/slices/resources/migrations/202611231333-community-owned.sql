-- What a community owns it alone describes, consents to and takes back.
alter table resources add column body_id uuid references community_bodies (id);
create index resources_of_body on resources (body_id) where body_id is not null;
-- Its people agree to its being listed for everybody, under no person's name.
alter table resources add column listed boolean not null default false;
create index resources_listed on resources (added_at, id) where listed;
