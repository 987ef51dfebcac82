-- 流水号: how far each series of a field is counted. A series is everything of the number's pattern that changes with the day;
-- it belongs to the form, so a new version goes on counting. The row lock makes two at once wait for each other.
create table office.form_serial (
  agency_id uuid not null references office.agency (id),
  form_id uuid not null,
  field text not null,
  series text not null,
  last bigint not null,
  primary key (agency_id, form_id, field, series),
  foreign key (agency_id, form_id) references office.form (agency_id, id)
);
select office.agency_table('form_serial', 'select, insert, update');
