import type { Instant } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

/** One row; the code of the last start is the one that holds. */
export const writeSetUpCode = (codeHash: string, now: Instant) => sql`
  insert into office.set_up_code (place, code_hash, made_at) values (1, ${codeHash}, ${now})
  on conflict (place) do update set code_hash = excluded.code_hash, made_at = excluded.made_at`;

/** Whether this is the code of the last start. */
export const findSetUpCode = (codeHash: string) => sql<{ readonly one: number }>`
  select 1 as one from office.set_up_code where code_hash = ${codeHash}`;

/** Uses the code up; no row when another start replaced it or another ceremony used it. */
export const spendSetUpCode = (codeHash: string) => sql<{ readonly place: number }>`
  delete from office.set_up_code where code_hash = ${codeHash} returning place`;
