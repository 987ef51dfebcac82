-- 暂停一支: work in a branch of a matter that stands still while the rest goes on; it stays in its holder's list and says so.
alter table office.task add column stands_still boolean not null default false;
