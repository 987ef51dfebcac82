import type { AgencyId, Instant } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';

export interface StoredCommand {
  readonly personId: string;
  readonly route: string;
  readonly reply: unknown;
}

export const findCommand = (agencyId: AgencyId, commandId: string) => sql<StoredCommand>`
  select person_id as "personId", route, reply from office.command
  where agency_id = ${agencyId} and command_id = ${commandId}`;

/** Part of the request's last statement. A second insert of the same id fails on the primary key: the act rolls back and the stored reply is sent. */
export const commandPart = (
  agencyId: AgencyId,
  commandId: string,
  personId: string,
  route: string,
  reply: unknown,
  at: Instant,
) => sql`
  command_written as (
  insert into office.command (agency_id, command_id, person_id, route, reply, at)
  values (${agencyId}, ${commandId}, ${personId}, ${route}, ${json(reply ?? null)}, ${at}))`;
