-- What is being designed. A draft may have problems; publishing it makes an immutable version. The row stays when the draft
-- is published or discarded (bpmn_xml null), so that its version only ever grows and an old page is noticed.
-- The form: whose fields its conditions ask for. It is a form of the component "forms" and is looked up there.
alter table office.process add column form_id uuid;

create table office.process_draft (
  agency_id uuid not null references office.agency (id),
  process_id uuid not null,
  version int not null,
  name text not null,
  bpmn_xml text,
  form_id uuid,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (agency_id, process_id),
  foreign key (agency_id, process_id) references office.process (agency_id, id)
);
select office.agency_table('process_draft', 'select, insert, update');
