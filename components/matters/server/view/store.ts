import type { AgencyId, Instant } from '@gov/base';
import type { PenDrawing } from '@gov/forms';
import type { WorkflowEvent } from '@gov/workflow';
import { sql } from '#platform/server/database/sql.ts';
import type { DeviceKind } from '#platform/server/http/input/device-kind.ts';

export interface TaskOfMatter {
  readonly id: string;
  readonly item: number;
  readonly seenAt: Instant | null;
}

export const listTasks = (agencyId: AgencyId, matterId: string) => sql<TaskOfMatter>`
  select id, item, seen_at as "seenAt" from office.task where agency_id = ${agencyId} and matter_id = ${matterId} order by item`;

export interface OpinionOfMatter {
  readonly id: string;
  readonly item: number;
  /** The act it was given by; null where an older release wrote it. */
  readonly sequence: number | null;
  readonly block: string;
  readonly personId: string;
  readonly personName: string;
  /** In whose place it was given. */
  readonly onBehalfOf: string | null;
  readonly text: string;
  /** 手写批示. */
  readonly pen: PenDrawing | null;
  readonly rank: number;
  readonly at: Instant;
  readonly void: boolean;
  readonly afterClose: boolean;
}

export const listOpinions = (agencyId: AgencyId, matterId: string) => sql<OpinionOfMatter>`
  select id, item, sequence, block, person_id as "personId", person_name as "personName",
    on_behalf_of as "onBehalfOf", text, pen, rank, at, void, after_close as "afterClose"
  from office.opinion where agency_id = ${agencyId} and matter_id = ${matterId} order by at, id`;

export interface EventOfMatter {
  readonly sequence: number;
  readonly at: Instant;
  readonly personName: string;
  /** Null: by the house, not known, or done before devices were kept. */
  readonly device: DeviceKind | null;
  readonly event: WorkflowEvent;
}

export const listEvents = (agencyId: AgencyId, matterId: string) => sql<EventOfMatter>`
  select sequence, at, person_name as "personName", device, event from office.matter_event
  where agency_id = ${agencyId} and matter_id = ${matterId} order by sequence`;

export interface NoteOfMatter {
  readonly at: Instant;
  readonly personName: string;
  readonly act: string;
  readonly detail: string;
}

export const listNotes = (agencyId: AgencyId, matterId: string) => sql<NoteOfMatter>`
  select at, person_name as "personName", act, detail from office.matter_note
  where agency_id = ${agencyId} and matter_id = ${matterId} order by at, id`;

/** Notes when the holder first opened the page; later openings change nothing. */
export const markSeen = (agencyId: AgencyId, matterId: string, personId: string, now: Instant) => sql`
  update office.task set seen_at = ${now}
  where agency_id = ${agencyId} and matter_id = ${matterId} and person_id = ${personId} and state = 'open' and seen_at is null`;
