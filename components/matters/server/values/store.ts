import type { AgencyId, Instant, JsonObject } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';
import type { StoredReader } from '../../rules/readers.ts';
import type { FieldChanges } from '../../rules/values/field-changes.ts';
import { type Projections, projectionParts } from '../projections-store.ts';
import { readerParts } from '../readers-store.ts';
import { type ValueChanges, valueChangeParts } from './changes-store.ts';

export interface SavedValues {
  readonly matterId: string;
  readonly values: JsonObject;
  readonly fieldChanges: FieldChanges | null;
  readonly title: string;
  readonly urgency: string | null;
  readonly version: number;
  readonly contentVersion: number;
  readonly at: Instant;
  /** Absent for a draft, which nobody else finds. */
  readonly running?: {
    /** Who may read it with these values. */
    readonly readers: readonly StoredReader[];
    readonly projections: Projections;
    /** 工作秘密, or more. */
    readonly secret: boolean;
    readonly changes: ValueChanges;
  };
}

/** Values, title, 缓急, readers and what the search knows of a matter whose row the caller holds locked, as parts of the request's last statement. */
export const savedValuesParts = (agencyId: AgencyId, s: SavedValues) => sql`
  ${s.running ? runningParts(agencyId, s.matterId, s.running) : sql``}
  content as (
    update office.matter_content set form_values = ${json(s.values)}, field_changes = ${json(s.fieldChanges)}
    where agency_id = ${agencyId} and matter_id = ${s.matterId}),
  matter_changed as (
  update office.matter set title = ${s.title}, urgency = ${s.urgency}, version = ${s.version}, content_version = ${s.contentVersion},
    changed_at = ${s.at}, work_secret = ${s.running ? s.running.secret : sql`work_secret`}, touched = true
  where agency_id = ${agencyId} and id = ${s.matterId})`;

const runningParts = (agencyId: AgencyId, matterId: string, r: NonNullable<SavedValues['running']>) => sql`
  ${readerParts(agencyId, matterId, r.readers)},
  ${projectionParts(agencyId, matterId, r.projections)},
  ${valueChangeParts(agencyId, matterId, r.changes)}`;

/** All values after a change by the system beside a running step (a receipt came in), row locked: handlers' pages stay valid. */
export const replaceSystemValues = (agencyId: AgencyId, matterId: string, values: JsonObject) => sql`
  update office.matter_content set form_values = ${json(values)}
  where agency_id = ${agencyId} and matter_id = ${matterId}`;

/** Official names of agencies by id, as text: an id a browser made up is simply not found (platform table). */
export const agencyNames = (ids: readonly string[]) => sql<{ readonly id: string; readonly name: string }>`
  select id, name from office.agency where kind = 'AGENCY' and id::text = any (${[...ids]}::text[])`;
