-- 发起 opens a page; it becomes a draft with the first change. Until then it is in no list, and the next 发起 opens it again.
alter table office.matter add column touched boolean not null default true;
