import type { Statement } from './transaction.ts';

/** A rule of the catalogue: the query answers one row per offender, the sentence says what is wrong with it. */
export interface CatalogueRule {
  readonly name: string;
  readonly offenders: Statement<{ readonly subject: string }>;
  readonly sentence: (subject: string) => string;
}

const rule = (name: string, text: string, sentence: CatalogueRule['sentence']): CatalogueRule => ({
  name,
  offenders: { text, values: [], name: `catalogue_${name.replaceAll(' ', '_')}` },
  sentence,
});

/** Functions that run with a door's rights. A new one is added here, with its reason in an ADR. */
export const doorFunctions: readonly string[] = [
  'identities_of_account',
  'search_matters',
  'people_of_agencies',
  'own_counts',
];

const tables = `
  select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, p.table_name is not null as platform
  from pg_catalog.pg_class c left join office.platform_table_reason p on p.table_name = c.relname::text
  where c.relnamespace = 'office'::regnamespace and c.relkind in ('r', 'p')`;
const agencyColumn = `(select a.attnum from pg_catalog.pg_attribute a
  where a.attrelid = t.oid and a.attname = 'agency_id' and not a.attisdropped and a.attnotnull and a.atttypid = 'uuid'::regtype)`;
const ownAgency = '(agency_id = ( SELECT office.current_agency() AS current_agency))';
const doors = doorFunctions.map((name) => `'${name}'`).join(', ');
const fixedPath = `'search_path=pg_catalog, pg_temp'`;

const sides: readonly CatalogueRule[] = [
  rule(
    'side',
    `select t.relname as subject from (${tables}) t where not t.platform and ${agencyColumn} is null`,
    (table) =>
      `table ${table} is neither an agency table (no "agency_id uuid not null") nor on the list of platform tables`,
  ),
  rule(
    'list',
    `select p.table_name as subject from office.platform_table_reason p where to_regclass('office.' || quote_ident(p.table_name)) is null`,
    (table) => `the list of platform tables names ${table}, which does not exist`,
  ),
  rule(
    'row security',
    `select t.relname as subject from (${tables}) t where not t.platform and not (t.relrowsecurity and t.relforcerowsecurity)`,
    (table) => `row-level security of agency table ${table} is not enabled and forced`,
  ),
  rule(
    'agency policy',
    `select t.relname as subject from (${tables}) t where not t.platform and not exists (
       select 1 from pg_catalog.pg_policy p
       where p.polrelid = t.oid and p.polcmd = '*' and p.polpermissive
         and p.polroles = array[(select oid from pg_catalog.pg_roles where rolname = 'gov_app')]
         and pg_catalog.pg_get_expr(p.polqual, t.oid) = '${ownAgency}'
         and pg_catalog.pg_get_expr(p.polwithcheck, t.oid) = '${ownAgency}')`,
    (table) => `agency table ${table} has no policy that shows and takes rows of the transaction's own agency only`,
  ),
  rule(
    'other policy',
    `select t.relname || '.' || p.polname as subject from (${tables}) t join pg_catalog.pg_policy p on p.polrelid = t.oid
     where pg_catalog.pg_get_expr(p.polqual, t.oid) is distinct from '${ownAgency}'
       and (p.polcmd <> 'r' or exists (
         select 1 from unnest(p.polroles) as r (oid) left join pg_catalog.pg_roles g on g.oid = r.oid
         where g.rolname is null or g.rolname not like 'gov\\_door\\_%'))`,
    (policy) => `policy ${policy} opens rows to somebody else than a door that reads`,
  ),
  rule(
    'keys',
    `select i.indexrelid::regclass::text as subject from (${tables}) t join pg_catalog.pg_index i on i.indrelid = t.oid
     where not t.platform and i.indisunique and i.indkey[0] is distinct from ${agencyColumn}`,
    (index) =>
      `unique index ${index} of an agency table does not begin with agency_id: its error would tell of another agency's row`,
  ),
  rule(
    'references',
    `select f.conname || ' of ' || t.relname as subject
     from (${tables}) t join pg_catalog.pg_constraint f on f.conrelid = t.oid and f.contype = 'f'
     join (${tables}) target on target.oid = f.confrelid
     where not target.platform and (f.conkey[1] is distinct from ${agencyColumn}
       or f.confkey[1] is distinct from (select a.attnum from pg_catalog.pg_attribute a where a.attrelid = target.oid and a.attname = 'agency_id'))`,
    (reference) =>
      `foreign key ${reference} refers to an agency table without agency_id first: it could point at another agency's row`,
  ),
];

const objects: readonly CatalogueRule[] = [
  rule(
    'views',
    `select c.relname as subject from pg_catalog.pg_class c
     where c.relnamespace = 'office'::regnamespace and c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false)`,
    (view) => `view ${view} is not "security_invoker=true": it would show every agency's rows`,
  ),
  rule(
    'kinds of relation',
    `select c.relname as subject from pg_catalog.pg_class c
     where c.relnamespace = 'office'::regnamespace and c.relkind in ('m', 'f', 'S')`,
    (relation) => `${relation} is a materialised view, a foreign table or a sequence: none of them knows agencies`,
  ),
  rule(
    'enum types',
    `select t.typname as subject from pg_catalog.pg_type t where t.typnamespace = 'office'::regnamespace and t.typtype = 'e'`,
    (type) =>
      `type ${type} is an enum, whose comparison is no index condition under row-level security: use text with a check`,
  ),
  rule(
    'defaults',
    `select d.adrelid::regclass::text || '.' || a.attname as subject
     from pg_catalog.pg_attrdef d join pg_catalog.pg_class c on c.oid = d.adrelid and c.relnamespace = 'office'::regnamespace
     join pg_catalog.pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
     where pg_catalog.pg_get_expr(d.adbin, d.adrelid) ~* '(now|random|uuid|timestamp|nextval|current_date)[a-z0-9_]*\\(|CURRENT_(DATE|TIME)'`,
    (column) =>
      `column ${column} gets its value from the database's own clock, chance or counter: values come in as parameters`,
  ),
  rule(
    'definer functions',
    `select f.proname as subject from pg_catalog.pg_proc f join pg_catalog.pg_roles o on o.oid = f.proowner
     where f.pronamespace = 'office'::regnamespace and f.prosecdef
       and (f.proname not in (${doors}) or o.rolname not like 'gov\\_door\\_%')`,
    (name) =>
      `function ${name} runs with its owner's rights and is not on the list of doors, or does not belong to a door's role`,
  ),
  rule(
    'search path',
    `select f.proname as subject from pg_catalog.pg_proc f
     where f.pronamespace = 'office'::regnamespace and f.prosecdef and not coalesce(${fixedPath} = any (f.proconfig), false)`,
    (name) => `door ${name} does not pin search_path to pg_catalog, pg_temp`,
  ),
  rule(
    'open functions',
    `select f.proname as subject from pg_catalog.pg_proc f
     where f.pronamespace = 'office'::regnamespace
       and exists (select 1 from pg_catalog.aclexplode(coalesce(f.proacl, pg_catalog.acldefault('f', f.proowner))) a where a.grantee = 0)`,
    (name) => `function ${name} may be called by everybody: revoke it from public`,
  ),
];

const roles: readonly CatalogueRule[] = [
  rule(
    'login',
    `select current_user as subject where current_user <> 'gov_app'`,
    (login) => `the server is signed in to the database as ${login}; the policies are those of gov_app`,
  ),
  rule(
    'powers',
    `select r.rolname as subject from pg_catalog.pg_roles r
     where (r.rolname = current_user or r.rolname like 'gov\\_door\\_%')
       and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication)`,
    (role) => `role ${role} is superuser, may pass row-level security, make roles or databases, or replicate`,
  ),
  rule(
    'door logins',
    `select r.rolname as subject from pg_catalog.pg_roles r where r.rolname like 'gov\\_door\\_%' and r.rolcanlogin`,
    (role) => `door ${role} can sign in`,
  ),
  rule(
    'membership',
    `select g.rolname as subject from pg_catalog.pg_auth_members m join pg_catalog.pg_roles g on g.oid = m.roleid
     where m.member = (select oid from pg_catalog.pg_roles where rolname = current_user)`,
    (role) => `the application role is a member of ${role}`,
  ),
  rule(
    'ownership',
    `select c.relname as subject from pg_catalog.pg_class c join pg_catalog.pg_roles o on o.oid = c.relowner
     where c.relnamespace = 'office'::regnamespace and (o.rolname = current_user or o.rolname like 'gov\\_door\\_%')
     union all
     select 'schema office' from pg_catalog.pg_namespace n
     where n.nspname = 'office' and (pg_catalog.pg_get_userbyid(n.nspowner) = current_user or pg_catalog.has_schema_privilege('office', 'create'))`,
    (name) => `the application role owns ${name} or may create in it`,
  ),
  rule(
    'privileges',
    `select c.relname || ' (' || lower(a.privilege_type) || ')' as subject
     from pg_catalog.pg_class c, pg_catalog.aclexplode(c.relacl) a left join pg_catalog.pg_roles g on g.oid = a.grantee
     where c.relnamespace = 'office'::regnamespace and (
       (a.grantee = 0)
       or (g.rolname = current_user and a.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'))
       or (g.rolname like 'gov\\_door\\_%' and a.privilege_type <> 'SELECT'))`,
    (grant) => `a privilege that nobody should have is granted on ${grant}`,
  ),
  rule(
    'server version',
    `select current_setting('server_version') as subject where current_setting('server_version_num')::int < 170006`,
    (version) => `the database server is version ${version}; row-level security is sound from 17.6 on`,
  ),
];

export const catalogueRules: readonly CatalogueRule[] = [...sides, ...objects, ...roles];
