-- Access of an agency's persons: stopped by its administrator, opened and restored by a code used once.

alter table office.person
  add column access text not null default 'OPEN' check (access in ('OPEN', 'STOPPED')),
  -- when the owner of the account last proved to be this person; null = from the beginning
  add column account_linked_at timestamptz;

alter table office.credential
  -- somebody else chose the password: the next sign-in asks for a new one
  add column must_change boolean not null default false,
  -- An agency's administrator let the owner in without the old password or the second factor. From then on the account
  -- works in that agency only, until each other agency has seen its person again (account_linked_at): nobody enters
  -- another agency by the word of the first.
  add column vouched_agency_id uuid references office.agency (id),
  add column vouched_at timestamptz;

create table office.access_code (
  code_hash text primary key,
  agency_id uuid not null references office.agency (id),
  person_id uuid not null,
  purpose text not null check (purpose in ('ACTIVATE', 'RESTORE')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
select office.platform_table('access_code', 'a code is used before anybody is signed in; only its digest is kept', 'select, insert, update');
create index access_code_person on office.access_code (agency_id, person_id) where ended_at is null;

grant select (account_id, vouched_agency_id, vouched_at) on office.credential to gov_door_identities;

create or replace function office.identities_of_account(account uuid, on_day date)
returns table (
  agency_id uuid, agency_name text, person_id uuid, person_name text,
  assignment_id uuid, section_id uuid, section_name text, post_name text, title text, main boolean
)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select p.agency_id, a.name, p.id, p.name, s.id, s.section_id, c.name, o.name, s.title, s.main
  from office.person p
  join office.credential k on k.account_id = p.account_id
  join office.agency a on a.id = p.agency_id and a.state = 'OPEN'
  join office.assignment s on s.agency_id = p.agency_id and s.person_id = p.id
  join office.section c on c.agency_id = s.agency_id and c.id = s.section_id
  join office.post o on o.agency_id = s.agency_id and o.id = s.post_id
  where p.account_id = account and p.access = 'OPEN'
    and (k.vouched_agency_id is null or k.vouched_agency_id = p.agency_id or p.account_linked_at >= k.vouched_at)
    and p.valid_from <= on_day and (p.valid_to is null or p.valid_to > on_day)
    and s.valid_from <= on_day and (s.valid_to is null or s.valid_to > on_day)
  order by a.display_order, s.main desc, s.display_order, s.id
$$;
