import type { AgencyId, Instant } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';
import type { FoundNobody } from '../../rules/gate/scan-nobody.ts';

export interface PlanRow {
  readonly id: string;
  readonly processId: string;
  readonly publishAt: Instant;
  readonly bpmnXml: string;
  readonly formId: string | null;
  readonly draftVersion: number;
  readonly overNumber: number;
  readonly state: 'WAITING' | 'PUBLISHED' | 'CANCELLED' | 'REFUSED';
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly endedAt: Instant | null;
  readonly problems: readonly string[] | null;
  /** Reminders that who planned it had read. */
  readonly acknowledged: number;
  /** What is to be looked at in what was published. */
  readonly warnings: readonly string[] | null;
  /** Steps without a handler, as far as the sections have been looked through since; null = not begun, or through. */
  readonly found: readonly FoundNobody[] | null;
}

export const findPlan = (agencyId: AgencyId, id: string) => sql<Pick<PlanRow, 'processId' | 'state'>>`
  select process_id as "processId", state from office.process_plan where agency_id = ${agencyId} and id = ${id}`;

/** Whoever ends a plan holds it until the end: it is published once, or cancelled. */
export const lockPlan = (agencyId: AgencyId, id: string) => sql<PlanRow>`
  select id, process_id as "processId", publish_at as "publishAt", bpmn_xml as "bpmnXml", form_id as "formId",
    draft_version as "draftVersion", over_number as "overNumber", state, asked_by as "askedBy", asked_at as "askedAt",
    ended_at as "endedAt", problems, acknowledged, warnings, found
  from office.process_plan where agency_id = ${agencyId} and id = ${id} for update`;

export const lockWaitingPlan = (agencyId: AgencyId, processId: string) => sql<{ readonly id: string }>`
  select id from office.process_plan
  where agency_id = ${agencyId} and process_id = ${processId} and state = 'WAITING' for update`;

/** The last of them; who wants older ones reads the audit. */
export const listPlans = (agencyId: AgencyId, processId: string) => sql<
  Omit<PlanRow, 'bpmnXml' | 'formId' | 'found' | 'acknowledged'> & { readonly scanning: boolean }
>`
  select id, process_id as "processId", publish_at as "publishAt", draft_version as "draftVersion",
    over_number as "overNumber", state, asked_by as "askedBy", asked_at as "askedAt", ended_at as "endedAt", problems,
    warnings, found is not null as scanning
  from office.process_plan where agency_id = ${agencyId} and process_id = ${processId}
  order by asked_at desc, id desc limit 20`;

export type NewPlan = Pick<
  PlanRow,
  | 'id'
  | 'processId'
  | 'publishAt'
  | 'bpmnXml'
  | 'formId'
  | 'draftVersion'
  | 'overNumber'
  | 'askedBy'
  | 'askedAt'
  | 'acknowledged'
>;

export const insertPlan = (agencyId: AgencyId, p: NewPlan) => sql`
  insert into office.process_plan (agency_id, id, process_id, publish_at, bpmn_xml, form_id, draft_version, over_number,
    state, asked_by, asked_at, acknowledged)
  values (${agencyId}, ${p.id}, ${p.processId}, ${p.publishAt}, ${p.bpmnXml}, ${p.formId}, ${p.draftVersion},
    ${p.overNumber}, 'WAITING', ${p.askedBy}, ${p.askedAt}, ${p.acknowledged})`;

export interface PlanEnd {
  readonly id: string;
  readonly state: 'PUBLISHED' | 'CANCELLED' | 'REFUSED';
  readonly at: Instant;
  readonly problems?: readonly string[];
  readonly warnings?: readonly string[];
  /** Set where the sections are to be looked through from now on. */
  readonly found?: readonly FoundNobody[];
}

export const endPlan = (agencyId: AgencyId, { id, state, at, problems, warnings, found }: PlanEnd) => sql`
  update office.process_plan set state = ${state}, ended_at = ${at}, problems = ${problems ? json(problems) : null},
    warnings = ${warnings ? json(warnings) : null}, found = ${found ? json(found) : null}
  where agency_id = ${agencyId} and id = ${id} and state = 'WAITING'`;

/** One portion further, or through: `found` null. */
export const keepScan = (
  agencyId: AgencyId,
  { id, found, warnings }: Pick<PlanRow, 'id' | 'found'> & { readonly warnings: readonly string[] },
) => sql`
  update office.process_plan set found = ${found ? json(found) : null}, warnings = ${json(warnings)}
  where agency_id = ${agencyId} and id = ${id} and found is not null`;

/**
 * What became of the plans of one person since then, the latest first. One that was not published is told until something
 * else was planned or published.
 */
export const listPlanNews = (
  agencyId: AgencyId,
  { askedBy, since }: { readonly askedBy: string; readonly since: Instant },
) => sql<{
  readonly planId: string;
  readonly processId: string;
  readonly name: string;
  readonly publishAt: Instant;
  readonly state: 'PUBLISHED' | 'REFUSED';
  readonly overNumber: number;
  readonly problems: readonly string[] | null;
  readonly warnings: readonly string[] | null;
}>`
  select l.id as "planId", l.process_id as "processId", p.name, l.publish_at as "publishAt", l.state,
    l.over_number as "overNumber", l.problems, l.warnings
  from office.process_plan l join office.process p on p.agency_id = l.agency_id and p.id = l.process_id
  left join office.process_version v on v.agency_id = p.agency_id and v.id = p.current_version_id
  where l.agency_id = ${agencyId} and l.asked_by = ${askedBy} and l.ended_at >= ${since}
    and (l.state = 'PUBLISHED' or l.state = 'REFUSED' and (v.id is null or v.published_at <= l.ended_at)
      and not exists (select 1 from office.process_plan later where later.agency_id = l.agency_id
        and later.process_id = l.process_id and later.asked_at >= l.ended_at))
  order by l.ended_at desc, l.id limit 20`;

/** Processes whose version in use was published by a plan and has things to be looked at, with how many; the latest first. */
export const listToLookAt = (agencyId: AgencyId) => sql<{
  readonly processId: string;
  readonly name: string;
  readonly publishAt: Instant;
  readonly warnings: number;
}>`
  with last as (
    select distinct on (process_id) process_id, publish_at, over_number, state, warnings from office.process_plan
    where agency_id = ${agencyId} order by process_id, asked_at desc, id desc)
  select p.id as "processId", p.name, l.publish_at as "publishAt",
    jsonb_array_length(l.warnings) as warnings
  from last l join office.process p on p.agency_id = ${agencyId} and p.id = l.process_id
  join office.process_version v on v.agency_id = p.agency_id and v.id = p.current_version_id
  where l.state = 'PUBLISHED' and v.number = l.over_number + 1 and jsonb_array_length(l.warnings) > 0
  order by l.publish_at desc, p.id`;

/** Processes whose last plan was refused, as long as nothing was published since; the latest first. */
export const listNotPublished = (agencyId: AgencyId) => sql<{
  readonly processId: string;
  readonly name: string;
  readonly publishAt: Instant;
}>`
  with last as (
    select distinct on (process_id) process_id, publish_at, state, ended_at from office.process_plan
    where agency_id = ${agencyId} order by process_id, asked_at desc, id desc)
  select p.id as "processId", p.name, l.publish_at as "publishAt"
  from last l join office.process p on p.agency_id = ${agencyId} and p.id = l.process_id
  left join office.process_version v on v.agency_id = p.agency_id and v.id = p.current_version_id
  where l.state = 'REFUSED' and (v.id is null or v.published_at <= l.ended_at)
  order by l.publish_at desc, p.id`;
