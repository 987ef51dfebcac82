-- Which application key began a draft: keys may share a name, and only this one may go on with it. What was begun before has
-- no row and goes by the name in its trace. Goes with the matter.
create table office.program_draft (
  agency_id uuid not null references office.agency (id),
  matter_id uuid not null,
  key_id uuid not null,
  primary key (agency_id, matter_id),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id) on delete cascade
);
select office.agency_table('program_draft', 'select, insert, delete');
