-- Kinds that an agency makes itself: how their titles are put together, who may start them, who reads them all.
alter table office.matter_kind add column title_pattern text;
-- Grantee keys (`section:…`, `post:…`, `person:…`); null = everybody who may start anything.
alter table office.matter_kind add column starters text[];
-- Grantee keys of those who read every matter of the kind from its submission on.
alter table office.matter_kind add column readers text[] not null default '{}';
-- Fields that some step of some version hides: lists neither show, filter nor count them. Only ever grows.
alter table office.matter_kind add column concealed text[] not null default '{}';
-- False: whoever made the kind looks first whether a new version of its form fits, and points it there himself.
alter table office.matter_kind add column follows_form boolean not null default true;
-- A kind that was never used may go again.
grant delete on office.matter_kind to gov_app;
-- Lists of one kind: newest first.
create index matter_of_kind on office.matter (agency_id, kind_code, started_at desc, id desc) where started_at is not null;
