-- 常用分组: persons named together, for processes to ask ("预算评审组"). Dated like the rest of the organisation: a group is ended,
-- not deleted, so that a process that names it can still say which one it was.
create table office.person_group (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  version int not null default 1,
  valid_from date not null,
  valid_to date,
  primary key (agency_id, id)
);
select office.agency_table('person_group', 'select, insert, update');

create table office.person_group_member (
  agency_id uuid not null references office.agency (id),
  group_id uuid not null,
  person_id uuid not null,
  -- Order in which they were put down.
  place int not null,
  primary key (agency_id, group_id, person_id),
  foreign key (agency_id, group_id) references office.person_group (agency_id, id),
  foreign key (agency_id, person_id) references office.person (agency_id, id)
);
select office.agency_table('person_group_member', 'select, insert, delete');
