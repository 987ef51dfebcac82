-- Who shall be the three administrators of an agency being opened. Kept by the platform until the agency's own
-- transaction has made them; afterwards the record of who was asked for.
create table office.agency_opening (
  agency_id uuid not null references office.agency (id),
  opened_agency_id uuid not null,
  administrators jsonb not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  established_at timestamptz,
  primary key (agency_id, opened_agency_id)
);
select office.agency_table('agency_opening', 'select, insert, update');

-- Door: how many people an agency has, for the platform's list. A number, no names.
create function office.people_of_agencies(on_day date)
returns table (agency_id uuid, people bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select p.agency_id, count(*)
  from office.person p
  where p.valid_from <= on_day and (p.valid_to is null or p.valid_to > on_day)
  group by p.agency_id
$$;
alter function office.people_of_agencies(date) owner to gov_door_identities;
revoke all on function office.people_of_agencies(date) from public;
grant execute on function office.people_of_agencies(date) to gov_app;
