-- What has ended, each way by itself, the latest first: the administrator's list from which it may come back.
create index matter_ended on office.matter (agency_id, state, ended_at desc, id desc) where ended_at is not null;
-- 催办: how often the holder of an open task was pressed, for the rows of lists.
alter table office.task add column pressed integer not null default 0;
