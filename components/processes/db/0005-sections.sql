-- 归口科室: the sections whose process administrators look after a process. None = the agency's administrator alone. Who may
-- design for which section is said by grants (office.permission_grant_section).
create table office.process_section (
  agency_id uuid not null references office.agency (id),
  process_id uuid not null,
  section_id uuid not null,
  assigned_at timestamptz not null,
  assigned_by uuid not null,
  primary key (agency_id, process_id, section_id),
  foreign key (agency_id, process_id) references office.process (agency_id, id),
  foreign key (agency_id, section_id) references office.section (agency_id, id)
);
select office.agency_table('process_section', 'select, insert, delete');
