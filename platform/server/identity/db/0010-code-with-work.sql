-- A code that opens a first account waits for the security administrator too where work lies with the person already: who makes
-- the code sees it, and could read that work in his place.
alter table office.access_code add column with_work boolean not null default false;
