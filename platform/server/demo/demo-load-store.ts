import type { Instant } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import { signalsName } from '#platform/server/signals/signal-line.ts';

/** Refused by the primary key when a load has begun before, or when the city was declined. */
export const beginDemoLoad = (now: Instant) => sql`
  insert into office.demo_load (began_at) values (${now})`;

export const finishDemoLoad = (now: Instant) => sql`
  update office.demo_load set finished_at = ${now} where finished_at is null`;

/** Never a demo city here: noted once, for good. Nothing happens where a city was loaded before. */
export const declineDemoCity = (now: Instant) => sql`
  insert into office.demo_load (began_at, finished_at, declined_at) values (${now}, ${now}, ${now})
  on conflict (only_row) do nothing`;

/** Asked before the asking process opens its own line. */
const served = sql`exists (select from pg_stat_activity
  where datname = current_database() and application_name = ${signalsName})`;

export interface DemoFacts {
  readonly setUp: boolean;
  readonly declined: boolean;
  /** A server of the house works on this database: its line to the others is open. */
  readonly served: boolean;
}

/** What decides whether a start may load the city. */
export const findDemoFacts = () => sql<DemoFacts>`
  select exists (select from office.agency where kind = 'PLATFORM') as "setUp",
    exists (select from office.demo_load where declined_at is not null) as declined,
    ${served} as served`;

export interface UnfinishedLoad {
  readonly agencyIds: readonly string[] | null;
  /** Accounts that no demo load makes, or through which somebody has worked already; a code for the ceremony counts. */
  readonly realAccounts: number;
  /** As in `DemoFacts`. */
  readonly served: boolean;
}

/** A load that began and did not finish, with what else the database holds; no row when there is none. */
export const findUnfinishedLoad = () => sql<UnfinishedLoad>`
  select (select array_agg(a.id::text) from office.agency a) as "agencyIds",
    (select count(*) from office.account k where not k.demo or k.last_sign_in_at is not null)
      + (select count(*) from office.set_up_code) as "realAccounts",
    ${served} as served
  from office.demo_load where finished_at is null`;
