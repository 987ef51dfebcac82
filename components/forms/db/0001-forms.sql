-- Forms of an agency; a version is immutable, matters pin the one they were started with.
create table office.form (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  key text not null,
  name text not null,
  current_version_id uuid,
  primary key (agency_id, id),
  unique (agency_id, key)
);
select office.agency_table('form', 'select, insert, update');

create table office.form_version (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  form_id uuid not null,
  number int not null,
  template jsonb not null,
  sha256 text not null,
  published_at timestamptz not null,
  published_by uuid,
  primary key (agency_id, id),
  unique (agency_id, form_id, number),
  foreign key (agency_id, form_id) references office.form (agency_id, id)
);
select office.agency_table('form_version', 'select, insert');
