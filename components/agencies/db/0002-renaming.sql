-- Names of agencies by date: what an agency is called from which day on, and what it was called before. Kept by the
-- platform, which decides it; the name in force stands in office.agency.
create table office.agency_renaming (
  agency_id uuid not null references office.agency (id),
  renamed_agency_id uuid not null references office.agency (id),
  valid_from date not null,
  name text not null check (length(name) between 2 and 60),
  short_name text not null check (length(short_name) between 2 and 20),
  former_name text not null,
  former_short_name text not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  applied_at timestamptz,
  primary key (agency_id, renamed_agency_id, valid_from)
);
select office.agency_table('agency_renaming', 'select, insert, update');
