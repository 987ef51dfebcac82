-- 随岗位: the office for which work lies with its holder (a post in a section, or being in charge of one); null = it is his as a person.
alter table office.task add column office text;
create index task_of_office on office.task (agency_id, person_id, office) where office is not null and closed_at is null;
