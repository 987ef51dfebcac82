import type { Client } from 'pg';

/** Who must notice: the catalogue's rules, reading and writing rows as the application, or asking the doors. */
export type Detector = 'catalogue' | 'rows' | 'doors';

/** One way to break the wall between agencies, and how to mend it. */
export interface Mutation {
  readonly kind: string;
  readonly breakIt: string;
  readonly mendIt: string;
  readonly noticedBy: readonly Detector[];
}

const own = '(agency_id = (select office.current_agency()))';

const ofTable = (table: string): readonly Mutation[] => [
  {
    kind: 'policy dropped',
    breakIt: `drop policy agency on office.${table}`,
    mendIt: `create policy agency on office.${table} for all to gov_app using ${own} with check ${own}`,
    noticedBy: ['catalogue', 'rows'],
  },
  {
    kind: 'row security switched off',
    breakIt: `alter table office.${table} disable row level security`,
    mendIt: `alter table office.${table} enable row level security`,
    noticedBy: ['catalogue', 'rows'],
  },
  {
    kind: 'row security not forced on the owner',
    breakIt: `alter table office.${table} no force row level security`,
    mendIt: `alter table office.${table} force row level security`,
    noticedBy: ['catalogue'],
  },
  {
    kind: 'policy shows every row',
    breakIt: `alter policy agency on office.${table} using (true)`,
    mendIt: `alter policy agency on office.${table} using ${own}`,
    noticedBy: ['catalogue', 'rows'],
  },
  {
    kind: 'unique key without the agency',
    // Over no rows, so that it can be made on any table; a full one comes with the foreign keys below.
    breakIt: `create unique index broken on office.${table} ((agency_id::text)) where agency_id is null`,
    mendIt: 'drop index office.broken',
    noticedBy: ['catalogue'],
  },
];

const withCheck = (table: string): Mutation => ({
  kind: 'policy takes every row',
  breakIt: `alter policy agency on office.${table} with check (true)`,
  mendIt: `alter policy agency on office.${table} with check ${own}`,
  noticedBy: ['catalogue', 'rows'],
});

const objects: readonly Mutation[] = [
  {
    kind: 'definer function off the list',
    breakIt: `create function office.broken() returns bigint language sql security definer
      set search_path = pg_catalog, pg_temp as 'select count(*) from office.matter'`,
    mendIt: 'drop function office.broken()',
    noticedBy: ['catalogue'],
  },
  {
    kind: 'table on neither side',
    breakIt: 'create table office.broken (id uuid primary key, title text)',
    mendIt: 'drop table office.broken',
    noticedBy: ['catalogue'],
  },
];

interface References {
  readonly name: string;
  readonly source: string;
  readonly target: string;
  readonly definition: string;
  readonly column: string;
  readonly target_column: string;
}

/** Foreign keys of two columns between agency tables, with the agency left out. */
async function ofReferences(superuser: Client): Promise<readonly Mutation[]> {
  const found = await superuser.query<References>(
    `select quote_ident(f.conname) as name, f.conrelid::regclass::text as source, f.confrelid::regclass::text as target,
       pg_get_constraintdef(f.oid) as definition, s.attname as column, t.attname as target_column
     from pg_constraint f
     join pg_attribute s on s.attrelid = f.conrelid and s.attnum = f.conkey[2]
     join pg_attribute t on t.attrelid = f.confrelid and t.attnum = f.confkey[2]
     where f.connamespace = 'office'::regnamespace and f.contype = 'f' and cardinality(f.conkey) = 2 and t.attname = 'id'
     order by f.conname`,
  );
  return found.rows.map(({ name, source, target, definition, column, target_column }) => ({
    kind: 'foreign key without the agency',
    breakIt: `alter table ${source} drop constraint ${name};
      alter table ${target} add constraint broken unique (${target_column});
      alter table ${source} add constraint broken_reference foreign key (${column}) references ${target} (${target_column})`,
    mendIt: `alter table ${source} drop constraint broken_reference;
      alter table ${target} drop constraint broken;
      alter table ${source} add constraint ${name} ${definition}`,
    noticedBy: ['catalogue'],
  }));
}

/** Predicates that keep the doors shut; each is taken out alone. */
export const doorPredicates = [
  ['search_matters', 'agency = office.current_agency()'],
  ['search_matters', 's.agency_id = agency'],
  ['identities_of_account', 'p.account_id = account'],
  ['people_of_agencies', 'p.valid_from <= on_day'],
  ['people_of_agencies', '(p.valid_to is null or p.valid_to > on_day)'],
  ['own_counts', 't.person_id = i.person_id and t.assignment_id = i.assignment_id'],
] as const;

async function ofDoors(superuser: Client): Promise<readonly Mutation[]> {
  const mutations: Mutation[] = [];
  for (const [door, predicate] of doorPredicates) {
    const found = await superuser.query<{ definition: string }>(
      `select pg_get_functiondef(oid) as definition from pg_proc where proname = $1 and pronamespace = 'office'::regnamespace`,
      [door],
    );
    const definition = found.rows[0]?.definition ?? '';
    // The readers' predicate of the search door repeats the agency: without the first alone nothing would show.
    const broken = definition.replace(predicate, 'true').replace(doubled(predicate), 'true');
    if (broken === definition) throw new Error(`${door} does not contain ${predicate}`);
    mutations.push({
      kind: `door ${door} without ${predicate}`,
      breakIt: broken,
      mendIt: definition,
      noticedBy: ['doors'],
    });
  }
  return mutations;
}

const doubled = (predicate: string): string => (predicate === 's.agency_id = agency' ? 'r.agency_id = agency' : '\0');

/** Every mutation, or one of each kind on the table `sample`. */
export async function mutationsOf(
  superuser: Client,
  tables: readonly string[],
  sample: string | undefined,
): Promise<readonly Mutation[]> {
  const chosen = sample ? [sample] : tables;
  const updatable = await superuser.query<{ readonly table: string }>(
    `select quote_ident(relname) as table from pg_class
     where relnamespace = 'office'::regnamespace and relkind = 'r' and has_table_privilege('gov_app', oid, 'update')`,
  );
  const checked = chosen.filter((table) => updatable.rows.some((row) => row.table === table));
  const references = await ofReferences(superuser);
  return [
    ...chosen.flatMap(ofTable),
    ...checked.map(withCheck),
    ...(sample
      ? references.filter(({ breakIt }) => breakIt.includes(`table office.${sample} drop`)).slice(0, 1)
      : references),
    ...objects,
    ...(await ofDoors(superuser)),
  ];
}
