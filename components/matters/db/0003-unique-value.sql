-- Values that no two matters of one kind may share; a claim is taken in the transaction that stores the value.
create table office.matter_unique_value (
  agency_id uuid not null references office.agency (id),
  kind_code text not null,
  key text not null,
  value text not null,
  matter_id uuid not null,
  primary key (agency_id, kind_code, key, value),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id) on delete cascade
);
select office.agency_table('matter_unique_value', 'select, insert, update, delete');
create index matter_unique_value_matter on office.matter_unique_value (agency_id, matter_id, key);
