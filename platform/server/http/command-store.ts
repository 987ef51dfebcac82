import type { AgencyId, Instant } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';

export interface StoredCommand {
  readonly route: string;
  readonly reply: unknown;
  /** Null in rows of earlier releases. */
  readonly contentDigest: string | null;
}

export const findCommand = (agencyId: AgencyId, personId: string, commandId: string) => sql<StoredCommand>`
  select route, reply, content_digest as "contentDigest" from office.command
  where agency_id = ${agencyId} and person_id = ${personId} and command_id = ${commandId}`;

export interface NewCommand {
  readonly agencyId: AgencyId;
  readonly personId: string;
  readonly commandId: string;
  readonly route: string;
  readonly contentDigest: string;
  readonly reply: unknown;
  readonly at: Instant;
}

/** Part of the request's last statement. A second insert of the same id fails on the primary key: the act rolls back and the stored reply is sent. */
export const commandPart = (c: NewCommand) => sql`
  command_written as (
  insert into office.command (agency_id, command_id, person_id, route, content_digest, reply, at)
  values (${c.agencyId}, ${c.commandId}, ${c.personId}, ${c.route}, ${c.contentDigest}, ${json(c.reply ?? null)}, ${c.at}))`;
