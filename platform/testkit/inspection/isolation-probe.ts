import { createHash } from 'node:crypto';
import { type AgencyId, ok, reject } from '@gov/base';
import { isDatabaseError } from '#platform/server/database/database-error.ts';
import type { Database } from '#platform/server/database/pool.ts';
import type { Statement } from '#platform/server/database/transaction.ts';

/** Asks within a transaction of the application role that has entered an agency. */
export type Ask = <Row>(statement: Statement<Row>) => Promise<readonly Row[]>;

export interface Probe {
  readonly own: AgencyId;
  /** Text that stands in other agencies only. */
  readonly canary?: string;
}

/** What one agency sees of one table. */
export interface Sight {
  readonly table: string;
  readonly own: number;
  readonly foreign: number;
  /** Rows in which the canary shows, whatever agency they say they belong to. */
  readonly canaries: number;
}

interface AgencyTable {
  readonly table: string;
  readonly updates: boolean;
}

// Built from the catalogue at run time: a table made tomorrow is probed tomorrow.
const asked = <Row>(text: string, values: readonly unknown[] = []): Statement<Row> => ({
  text,
  values,
  name: `probe_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`,
});

const agencyTables = asked<AgencyTable>(
  `select quote_ident(c.relname) as table, has_table_privilege(c.oid, 'update') as updates
   from pg_catalog.pg_class c
   where c.relnamespace = 'office'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege(c.oid, 'select')
     and not exists (select 1 from office.platform_table_reason p where p.table_name = c.relname::text)
   order by c.relname`,
);

const sightOf = (table: string, { own, canary }: Probe) =>
  asked<Omit<Sight, 'table'>>(
    `select count(*) filter (where t.agency_id = $1)::int as own, count(*) filter (where t.agency_id <> $1)::int as foreign,
       count(*) filter (where $2::text <> '' and strpos(to_jsonb(t)::text, $2::text) > 0)::int as canaries
     from office.${table} t`,
    [own, canary ?? ''],
  );

/** What the agency of this transaction sees of every agency table. */
export async function lookAround(ask: Ask, probe: Probe): Promise<readonly Sight[]> {
  const sights: Sight[] = [];
  for (const { table } of await ask(agencyTables)) {
    const [seen] = await ask(sightOf(table, probe));
    if (seen) sights.push({ table, ...seen });
  }
  return sights;
}

/** The same in a transaction of its own, as the product opens it. */
export async function sightsOf(database: Database, probe: Probe): Promise<readonly Sight[]> {
  const seen = await database.agency(probe.own, async (tx) => ok(await lookAround((s) => tx.all(s), probe)));
  if (!seen.ok) throw new Error('reading refuses nothing');
  return seen.value;
}

/**
 * Sentences about every table in which an agency sees or can change something of another; and about tables in
 * which it no longer sees its own rows, which `expected` lists (a wall without a door is broken as well).
 */
export async function leaksOf(
  database: Database,
  probe: Probe & { readonly expected?: readonly string[] },
): Promise<readonly string[]> {
  const sights = await sightsOf(database, probe);
  return [
    ...blamed(sights),
    ...sights
      .filter(({ table, own }) => own === 0 && probe.expected?.includes(table))
      .map(({ table }) => `the agency does not see its own rows of ${table}`),
    ...(await movable(database, probe)),
  ];
}

export const blamed = (sights: readonly Sight[]): readonly string[] =>
  sights.flatMap(({ table, foreign, canaries }) => [
    ...(foreign > 0 ? [`${table} shows ${foreign} rows of other agencies`] : []),
    ...(canaries > 0 ? [`${table} shows the text of another agency in ${canaries} rows`] : []),
  ]);

const nobody = '0199ffff-ffff-7fff-8fff-ffffffffffff';

/**
 * Tables whose own rows could be handed to another agency: the policy must refuse that before any key does. The
 * update names no column to read, else the policy for reading would refuse it and hide a hole in the one for writing.
 */
async function movable(
  database: Database,
  probe: Probe & { readonly expected?: readonly string[] },
): Promise<readonly string[]> {
  const found = await database.agency(probe.own, async (tx) => ok(await tx.all(agencyTables)));
  const tables = found.ok ? found.value.filter(({ updates }) => updates) : [];
  const leaks: string[] = [];
  for (const { table } of tables) {
    const outcome = await moved(database, probe.own, table);
    const nothingToMove = outcome === 'done' && !probe.expected?.includes(table);
    if (outcome !== policyRefused && !nothingToMove)
      leaks.push(`rows of ${table} can be given another agency (${outcome})`);
  }
  return leaks;
}

const policyRefused = '42501';

/** SQLSTATE of the refusal, or `done`; undone in any case, for a rejection rolls back. */
async function moved(database: Database, own: AgencyId, table: string): Promise<string> {
  try {
    await database.agency(own, async (tx) => {
      await tx.all(asked(`update office.${table} set agency_id = $1`, [nobody]));
      return reject('probe.undo');
    });
    return 'done';
  } catch (error) {
    return isDatabaseError(error) ? error.code : 'unknown';
  }
}
