-- The ground every part stands on: the schema, the roles, the two sides a table can be on.
-- Roles belong to the whole cluster: another database of the same server may have made them already.

create schema office;
comment on schema office is 'Gov Office Cloud';

do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      ('gov_app', 'login'),
      ('gov_door_search', 'nologin'),
      ('gov_door_identities', 'nologin'),
      ('gov_door_counts', 'nologin')
    ) as role_list (name, may_login)
  loop
    if not exists (select 1 from pg_catalog.pg_roles where rolname = wanted.name) then
      begin
        execute format('create role %I %s nosuperuser nocreatedb nocreaterole noinherit nobypassrls', wanted.name, wanted.may_login);
      exception when duplicate_object or unique_violation then
        null; -- a migration of a neighbouring database was a moment earlier
      end;
    end if;
    -- The owner hands functions to the doors and then says who may call them: for both it must be a member.
    if wanted.may_login = 'nologin'
       and not exists (select 1 from pg_catalog.pg_roles where rolname = current_user and rolsuper)
       and not pg_catalog.pg_has_role(current_user, wanted.name, 'usage') then
      execute format('grant %I to %I with inherit true, set true', wanted.name, current_user);
    end if;
  end loop;
end
$$;

grant usage on schema office to gov_app, gov_door_search, gov_door_identities, gov_door_counts;

-- The agency of this transaction. An unset agency is an error, never "all rows" and never "no rows".
-- nullif: after the first use in a session the setting is '' and not null.
create function office.current_agency() returns uuid
language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp
as $$
declare
  agency text := nullif(current_setting('office.agency_id', true), '');
begin
  if agency is null then
    raise exception 'no agency in this transaction' using errcode = 'insufficient_privilege';
  end if;
  return agency::uuid;
end
$$;
revoke all on function office.current_agency() from public;
grant execute on function office.current_agency() to gov_app;

-- A new function can be called by nobody until it is granted.
alter default privileges revoke execute on functions from public;

create table office.platform_table_reason (
  table_name text primary key,
  reason text not null check (length(reason) >= 10)
);

create function office.check_privileges(privileges text) returns text
language plpgsql immutable set search_path = pg_catalog, pg_temp
as $$
begin
  if privileges !~ '^(select|insert|update|delete)(, (select|insert|update|delete))*$' then
    raise exception 'privileges of the application role must be of select, insert, update, delete: %', privileges;
  end if;
  return privileges;
end
$$;

-- Puts a table on the agencies' side: only rows of the transaction's own agency are seen or written.
create function office.agency_table(table_name text, privileges text) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  execute format('alter table office.%I enable row level security, force row level security', table_name);
  execute format(
    'create policy agency on office.%I for all to gov_app using (agency_id = (select office.current_agency())) '
    'with check (agency_id = (select office.current_agency()))', table_name);
  execute format('revoke all on office.%I from public', table_name);
  execute format('grant %s on office.%I to gov_app', office.check_privileges(privileges), table_name);
end
$$;

-- Puts a table on the platform's side; the reason stands in the catalogue for everybody to question.
create function office.platform_table(table_name text, reason text, privileges text) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  insert into office.platform_table_reason values (table_name, reason);
  execute format('revoke all on office.%I from public', table_name);
  execute format('grant %s on office.%I to gov_app', office.check_privileges(privileges), table_name);
end
$$;
revoke all on function office.agency_table(text, text), office.platform_table(text, text, text), office.check_privileges(text) from public;

create table office.migration (
  component text not null,
  file text not null,
  hash text not null,
  applied_at timestamptz not null,
  primary key (component, file)
);
select office.platform_table('migration', 'which numbered file of which part was applied', 'select');
select office.platform_table('platform_table_reason', 'the list of platform tables itself', 'select');
