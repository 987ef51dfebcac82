-- 常用筛选: what a person narrows his boxes to, under a name of his own.
create table office.saved_filter (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  person_id uuid not null,
  name text not null check (length(name) between 1 and 20),
  -- `BoxFilter` of the contract. Never searched: read as a whole and sent as the filter of a list.
  filter jsonb not null,
  primary key (agency_id, id),
  unique (agency_id, person_id, name)
);
select office.agency_table('saved_filter', 'select, insert, update, delete');
