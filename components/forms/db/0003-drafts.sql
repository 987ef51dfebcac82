-- What is being designed. A draft may have problems; publishing it makes an immutable version. The row stays when the draft
-- is published or discarded (template null), so that its version only ever grows and an old page is noticed.
create table office.form_draft (
  agency_id uuid not null references office.agency (id),
  form_id uuid not null,
  version int not null,
  name text not null,
  template jsonb,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (agency_id, form_id),
  foreign key (agency_id, form_id) references office.form (agency_id, id)
);
select office.agency_table('form_draft', 'select, insert, update');
