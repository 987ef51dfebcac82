-- 办事应用: what an administrator says of a kind that the agency makes; the kind itself (`app-<id>`) belongs to matters.
create table office.application (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  name text not null,
  open boolean not null,
  -- `ApplicationSettings` of the contract. Never searched: read as a whole.
  settings jsonb not null,
  form_version_id uuid not null,
  process_version_id uuid not null,
  version int not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, name),
  foreign key (agency_id, form_version_id) references office.form_version (agency_id, id),
  foreign key (agency_id, process_version_id) references office.process_version (agency_id, id)
);
select office.agency_table('application', 'select, insert, update, delete');
