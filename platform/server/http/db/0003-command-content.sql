-- A command id means one act of one person: it is kept with a keyed digest of what was asked, so that the same id with other
-- content is refused instead of answered with the first reply. Rows of earlier releases have none and answer as before.
alter table office.command add column content_digest text;
-- Ids are the caller's own choice: one person's never stands in another's way.
alter table office.command drop constraint command_pkey, add primary key (agency_id, person_id, command_id);
