-- 依次传阅: number of the circulation an item belongs to, so that whoever leaves is found without reading any process.
-- No row of an earlier release has one.
alter table office.task add column circulation int;
create index task_in_turn on office.task (agency_id, person_id) where state = 'open' and circulation is not null;
