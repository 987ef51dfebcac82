-- A permission that is granted for sections (归口科室) names them here; with_below: those below, as the tree stands each day.
-- The rows belong to their grant and change no more: another choice is another grant.
create table office.permission_grant_section (
  agency_id uuid not null references office.agency (id),
  grant_id uuid not null,
  section_id uuid not null,
  with_below boolean not null,
  primary key (agency_id, grant_id, section_id),
  foreign key (agency_id, grant_id) references office.permission_grant (agency_id, id),
  foreign key (agency_id, section_id) references office.section (agency_id, id)
);
select office.agency_table('permission_grant_section', 'select, insert');
