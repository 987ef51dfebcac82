-- Processes of an agency. BPMN XML is the record; the program is compiled from it when it is published.
create table office.process (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  key text not null,
  name text not null,
  current_version_id uuid,
  primary key (agency_id, id),
  unique (agency_id, key)
);
select office.agency_table('process', 'select, insert, update');

create table office.process_version (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  process_id uuid not null,
  number int not null,
  bpmn_xml text not null,
  xml_sha256 text not null,
  program jsonb not null,
  program_sha256 text not null,
  published_at timestamptz not null,
  published_by uuid,
  primary key (agency_id, id),
  unique (agency_id, process_id, number),
  foreign key (agency_id, process_id) references office.process (agency_id, id)
);
select office.agency_table('process_version', 'select, insert');
