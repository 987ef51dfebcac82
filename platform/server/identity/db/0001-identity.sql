-- Who is calling: accounts, agencies, sessions (platform tables) and each agency's own organisation (agency tables).
-- Dates are half-open [valid_from, valid_to). Nothing here is deleted; it is ended.

create table office.agency (
  id uuid primary key,
  code text not null unique,
  name text not null,
  short_name text not null,
  kind text not null check (kind in ('AGENCY', 'PLATFORM')),
  level text not null check (level in ('PLATFORM', 'CITY', 'DISTRICT', 'STREET')),
  parent_id uuid references office.agency (id),
  display_order int not null default 0,
  state text not null default 'OPEN' check (state in ('OPEN', 'SUSPENDED')),
  configuration_version bigint not null default 1,
  source text,
  external_id text,
  source_version text,
  created_at timestamptz not null
);
select office.platform_table('agency', 'the pipeline finds the agency of a request; public directory entry', 'select, insert, update');
create unique index agency_single_platform on office.agency (kind) where kind = 'PLATFORM';

create table office.agency_relation (
  from_agency_id uuid not null references office.agency (id),
  to_agency_id uuid not null references office.agency (id),
  relation text not null check (relation in ('SUBORDINATE_TO', 'BUSINESS_GUIDED_BY', 'DUAL_LED_BY', 'PEER_OF')),
  valid_from date not null,
  valid_to date,
  primary key (from_agency_id, to_agency_id, relation, valid_from),
  check (from_agency_id <> to_agency_id)
);
select office.platform_table('agency_relation', 'relations between agencies decide the direction of documents', 'select, insert, update');

create table office.account (
  id uuid primary key,
  sign_in_name text not null unique check (sign_in_name = lower(sign_in_name)),
  state text not null default 'ACTIVE' check (state in ('ACTIVE', 'SUSPENDED')),
  demo boolean not null default false,
  last_sign_in_at timestamptz,
  source text,
  external_id text,
  source_version text,
  created_at timestamptz not null
);
select office.platform_table('account', 'a sign-in belongs to no agency before it succeeded', 'select, insert, update');

create table office.credential (
  account_id uuid primary key references office.account (id),
  password_hash text not null,
  password_changed_at timestamptz not null,
  totp_secret text,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  failed_attempts int not null default 0,
  locked_until timestamptz
);
select office.platform_table('credential', 'secrets of accounts, apart from them', 'select, insert, update');

create table office.section (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  parent_id uuid,
  name text not null check (length(name) between 1 and 100),
  display_order int not null default 0,
  version int not null default 1,
  valid_from date not null,
  valid_to date,
  source text,
  external_id text,
  source_version text,
  primary key (agency_id, id),
  foreign key (agency_id, parent_id) references office.section (agency_id, id)
);
select office.agency_table('section', 'select, insert, update');

create table office.post (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  role text not null,
  section_id uuid,
  display_order int not null default 0,
  version int not null default 1,
  valid_from date not null,
  valid_to date,
  source text,
  external_id text,
  source_version text,
  primary key (agency_id, id),
  foreign key (agency_id, section_id) references office.section (agency_id, id)
);
select office.agency_table('post', 'select, insert, update');

create table office.person (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  account_id uuid references office.account (id),
  name text not null check (length(name) between 1 and 60),
  initials text not null default '',
  display_order int not null default 0,
  version int not null default 1,
  valid_from date not null,
  valid_to date,
  source text,
  external_id text,
  source_version text,
  primary key (agency_id, id)
);
select office.agency_table('person', 'select, insert, update');
create unique index person_account on office.person (agency_id, account_id);

create table office.assignment (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  person_id uuid not null,
  section_id uuid not null,
  post_id uuid not null,
  title text not null,
  main boolean not null,
  display_order int not null default 0,
  version int not null default 1,
  valid_from date not null,
  valid_to date,
  source text,
  external_id text,
  source_version text,
  primary key (agency_id, id),
  foreign key (agency_id, person_id) references office.person (agency_id, id),
  foreign key (agency_id, section_id) references office.section (agency_id, id),
  foreign key (agency_id, post_id) references office.post (agency_id, id)
);
select office.agency_table('assignment', 'select, insert, update');
create index assignment_person on office.assignment (agency_id, person_id);

create table office.deputy_area (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  leader_assignment_id uuid not null,
  section_id uuid not null,
  version int not null default 1,
  valid_from date not null,
  valid_to date,
  primary key (agency_id, id),
  foreign key (agency_id, leader_assignment_id) references office.assignment (agency_id, id),
  foreign key (agency_id, section_id) references office.section (agency_id, id)
);
select office.agency_table('deputy_area', 'select, insert, update');

-- The three administrators. A person holds at most one duty: the sets are disjoint by the primary key.
create table office.administrator (
  agency_id uuid not null references office.agency (id),
  person_id uuid not null,
  duty text not null check (duty in ('SYSTEM', 'SECURITY', 'AUDIT')),
  granted_at timestamptz not null,
  primary key (agency_id, person_id),
  foreign key (agency_id, person_id) references office.person (agency_id, id)
);
select office.agency_table('administrator', 'select, insert, delete');

create table office.permission_grant (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  permission text not null,
  grantee_kind text not null check (grantee_kind in ('POST', 'PERSON', 'SECTION', 'EVERYBODY')),
  grantee_id uuid,
  reason text not null default '',
  granted_by uuid,
  granted_at timestamptz not null,
  valid_from date not null,
  valid_to date,
  primary key (agency_id, id),
  check ((grantee_kind = 'EVERYBODY') = (grantee_id is null))
);
select office.agency_table('permission_grant', 'select, insert, update');

create table office.component_switch (
  agency_id uuid not null references office.agency (id),
  component_id text not null,
  open boolean not null,
  changed_at timestamptz not null,
  primary key (agency_id, component_id)
);
select office.platform_table('component_switch', 'the pipeline refuses a closed component before it enters the agency', 'select, insert, update');

create table office.setting (
  agency_id uuid not null references office.agency (id),
  component_id text not null,
  key text not null,
  value jsonb not null,
  version int not null default 1,
  changed_at timestamptz not null,
  primary key (agency_id, component_id, key)
);
select office.agency_table('setting', 'select, insert, update');

create table office.session (
  token_hash text primary key,
  id uuid not null unique,
  account_id uuid not null references office.account (id),
  agency_id uuid references office.agency (id),
  person_id uuid,
  assignment_id uuid,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  address text not null,
  browser text not null,
  check ((agency_id is null) = (assignment_id is null))
);
select office.platform_table('session', 'a session belongs to an account and carries one working identity', 'select, insert, update');
create index session_account on office.session (account_id);

-- Doors: the only ways across agencies, each owned by a role that sees exactly the tables it needs.
create policy identities_door on office.person for select to gov_door_identities using (true);
create policy identities_door on office.assignment for select to gov_door_identities using (true);
create policy identities_door on office.section for select to gov_door_identities using (true);
create policy identities_door on office.post for select to gov_door_identities using (true);
grant select on office.person, office.assignment, office.section, office.post, office.agency to gov_door_identities;

create function office.identities_of_account(account uuid, on_day date)
returns table (
  agency_id uuid, agency_name text, person_id uuid, person_name text,
  assignment_id uuid, section_id uuid, section_name text, post_name text, title text, main boolean
)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select p.agency_id, a.name, p.id, p.name, s.id, s.section_id, c.name, o.name, s.title, s.main
  from office.person p
  join office.agency a on a.id = p.agency_id and a.state = 'OPEN'
  join office.assignment s on s.agency_id = p.agency_id and s.person_id = p.id
  join office.section c on c.agency_id = s.agency_id and c.id = s.section_id
  join office.post o on o.agency_id = s.agency_id and o.id = s.post_id
  where p.account_id = account
    and p.valid_from <= on_day and (p.valid_to is null or p.valid_to > on_day)
    and s.valid_from <= on_day and (s.valid_to is null or s.valid_to > on_day)
  order by a.display_order, s.main desc, s.display_order, s.id
$$;
alter function office.identities_of_account(uuid, date) owner to gov_door_identities;
revoke all on function office.identities_of_account(uuid, date) from public;
grant execute on function office.identities_of_account(uuid, date) to gov_app;
