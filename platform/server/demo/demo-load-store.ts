import type { Instant } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

/** Refused by the primary key when a load has begun before. */
export const beginDemoLoad = (now: Instant) => sql`
  insert into office.demo_load (began_at) values (${now})`;

export const finishDemoLoad = (now: Instant) => sql`
  update office.demo_load set finished_at = ${now} where finished_at is null`;

export interface UnfinishedLoad {
  readonly agencyIds: readonly string[] | null;
  /** Accounts that no demo load makes, or through which somebody has worked already. */
  readonly realAccounts: number;
}

/** A load that began and did not finish, with what else the database holds; no row when there is none. */
export const findUnfinishedLoad = () => sql<UnfinishedLoad>`
  select (select array_agg(a.id::text) from office.agency a) as "agencyIds",
    (select count(*) from office.account k where not k.demo or k.last_sign_in_at is not null) as "realAccounts"
  from office.demo_load where finished_at is null`;
