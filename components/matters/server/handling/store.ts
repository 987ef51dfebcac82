import type { AgencyId, AssignmentId, Instant, JsonObject, MatterId, PersonId } from '@gov/base';
import type { PenDrawing } from '@gov/forms';
import type { State } from '@gov/workflow';
import { json, sql } from '#platform/server/database/sql.ts';
import type { DeviceKind } from '#platform/server/http/input/device-kind.ts';
import type { StoredReader } from '../../rules/readers.ts';
import type { FieldChanges } from '../../rules/values/field-changes.ts';
import { type HandledRows, handlerParts } from '../handlers-store.ts';
import { type Projections, projectionParts } from '../projections-store.ts';
import { readerParts } from '../readers-store.ts';
import { anyWindow, isOpenAt, type Taking, takenIn, windowsFor } from '../stand-ins/entrusted-store.ts';
import type { WindowSource } from '../stand-ins/windows-store.ts';
import { type ValueChanges, valueChangeParts } from '../values/changes-store.ts';

export type MatterState = 'DRAFT' | 'RUNNING' | 'DONE' | 'REFUSED' | 'CANCELLED';

/** A matter as a command needs it, its row locked until commit. */
export interface LockedMatter {
  readonly id: MatterId;
  readonly kindCode: string;
  readonly kindName: string;
  readonly componentId: string;
  readonly titlePattern: string | null;
  /** Fields that some version of the kind's process hides at a step. */
  readonly concealed: readonly string[];
  /** Grantee keys of those who read every matter of the kind. */
  readonly kindReaders: readonly string[];
  readonly title: string;
  readonly number: string | null;
  readonly urgency: string | null;
  readonly state: MatterState;
  readonly version: number;
  readonly contentVersion: number;
  readonly starterPersonId: PersonId;
  readonly starterAssignmentId: AssignmentId;
  readonly formVersionId: string;
  readonly processVersionId: string;
  readonly changedAt: Instant;
  /** 办结时限, as it was written last. */
  readonly endDueAt: Instant | null;
  readonly values: JsonObject;
  /** Who changed which field last; null: nothing is noted. */
  readonly fieldChanges: FieldChanges | null;
  readonly snapshot: State | null;
  /** Item of the task the command names; null when the task is none of this matter's. */
  readonly item: number | null;
  /** True when the caller matches a stored reader. */
  readonly readable: boolean;
  /** Items, open or done, of persons for whom the caller stands in (代理), and by which windows; `open`: it is open now. */
  readonly taken: readonly { readonly item: number; readonly open: boolean; readonly source: WindowSource }[];
  /** Somebody in the agency stands in for somebody now, or is away: only then it is asked who. */
  readonly anyStandIn: boolean;
  /** Children, by the engine's number, in which somebody has done something. */
  readonly touchedChildren: readonly number[];
  /** Open items whose holders have opened the page. */
  readonly openedItems: readonly number[];
  /** The version everything but the matter's own row belongs to. */
  readonly readVersion: number;
}

/**
 * One lock-and-read: everything a command decides from. After waiting for the lock the database reads the locked rows
 * anew, all others as they were before the wait: a row whose `readVersion` is not its `version` must be read again.
 */
export const lockMatter = (agencyId: AgencyId, matterId: string, asking: Asking) => sql<LockedMatter>`
  ${matterForCaller(agencyId, matterId, asking)} for update of m, c`;

/** The same without the lock, for pages. */
export const readMatter = (agencyId: AgencyId, matterId: string, asking: Asking) => sql<LockedMatter>`
  ${matterForCaller(agencyId, matterId, asking)}`;

/** Who asks, and for which task. */
export interface Asking extends Taking {
  readonly taskId: string;
  readonly grantees: readonly string[];
}

const matterForCaller = (agencyId: AgencyId, matterId: string, { taskId, grantees, ...taking }: Asking) => sql`
  select m.id, m.kind_code as "kindCode", k.name as "kindName", k.component_id as "componentId",
    k.title_pattern as "titlePattern", k.concealed, k.readers as "kindReaders", m.title, m.number,
    m.urgency, m.state, m.version, m.content_version as "contentVersion",
    m.starter_person_id as "starterPersonId", m.starter_assignment_id as "starterAssignmentId",
    m.form_version_id as "formVersionId", m.process_version_id as "processVersionId", m.changed_at as "changedAt", m.end_due_at as "endDueAt",
    c.form_values as values, c.field_changes as "fieldChanges", i.snapshot,
    (select t.item from office.task t where t.agency_id = ${agencyId} and t.id = ${taskId} and t.matter_id = m.id) as item,
    exists (select 1 from office.matter_reader r
      where r.agency_id = ${agencyId} and r.matter_id = m.id and r.grantee = any (${[...grantees]})) as readable,
    (select coalesce(jsonb_agg(distinct jsonb_build_object('item', t.item, 'open', ${isOpenAt(taking.now)}, 'source', d.source)), '[]'::jsonb)
      from ${windowsFor(agencyId, taking)}, office.task t where ${takenIn(agencyId, taking)}) as taken,
    (${anyWindow(agencyId, taking.now)}) as "anyStandIn",
    (select coalesce(jsonb_agg(h.child), '[]'::jsonb) from office.matter_child h, office.matter t
      where h.agency_id = ${agencyId} and h.parent_id = m.id and t.agency_id = ${agencyId} and t.id = h.matter_id
        and t.version > 1) as "touchedChildren",
    (select coalesce(jsonb_agg(t.item), '[]'::jsonb) from office.task t
      where t.agency_id = ${agencyId} and t.matter_id = m.id and t.state = 'open' and t.seen_at is not null) as "openedItems",
    (select b.version from office.matter b where b.agency_id = ${agencyId} and b.id = ${matterId}) as "readVersion"
  from office.matter m
  join office.matter_kind k on k.agency_id = m.agency_id and k.code = m.kind_code
  join office.matter_content c on c.agency_id = m.agency_id and c.matter_id = m.id
  left join office.matter_instance i on i.agency_id = m.agency_id and i.matter_id = m.id
  where m.agency_id = ${agencyId} and m.id = ${matterId}`;

export interface TaskRow {
  readonly id: string;
  readonly item: number;
  readonly kind: 'do' | 'read';
  readonly state: string;
  readonly person_id: string;
  readonly assignment_id: string;
  readonly node: string;
  readonly step: string;
  readonly opened_at: Instant;
  readonly closed_at: Instant | null;
  readonly due_at: Instant | null;
  /** The round of the step it belongs to. */
  readonly visit: number | null;
  /** The ordered circulation it belongs to (依次传阅). */
  readonly circulation: number | null;
  /** 签批: nobody does it in the holder's place. */
  readonly in_person: boolean;
  /** Who did it in the holder's place. */
  readonly acted_by: string | null;
  /** 暂停一支: its branch stands still. */
  readonly stands_still: boolean;
  /** 催办: how often. */
  readonly pressed: number;
  /** 随岗位: the office for which it lies with its holder. */
  readonly office: string | null;
}

export interface OpinionRow {
  readonly id: string;
  readonly item: number;
  /** The act it was given by. */
  readonly sequence: number | null;
  readonly block: string;
  readonly person_id: string;
  readonly assignment_id: string;
  readonly person_name: string;
  /** Name of the person in whose place it was given. */
  readonly on_behalf_of: string | null;
  readonly text: string;
  /** 手写批示. */
  readonly pen: PenDrawing | null;
  readonly rank: number;
  readonly at: Instant;
  readonly after_close: boolean;
  readonly void: boolean;
}

export interface EventRow {
  readonly sequence: number;
  readonly at: Instant;
  readonly person_id: string | null;
  readonly person_name: string;
  /** Of what a person did in this request. */
  readonly device: DeviceKind | null;
  readonly event: unknown;
}

/** All rows that one command changes; written by one statement. */
export interface ChangeSet {
  readonly matterId: string;
  readonly title: string;
  readonly number: string | null;
  readonly urgency: string | null;
  readonly state: MatterState;
  readonly version: number;
  readonly contentVersion: number;
  readonly circulating: number;
  /** 工作秘密, or more. */
  readonly secret: boolean;
  readonly at: Instant;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly dueAt: Instant | null;
  /** 办结时限. */
  readonly endDueAt: Instant | null;
  readonly processVersionId: string;
  readonly formVersionId: string;
  /** What it waits for where nobody has it in hand, in words. */
  readonly waits: string | null;
  readonly suspendedAt: Instant | null;
  readonly terminatedAt: Instant | null;
  /** Present when values changed. */
  readonly values: JsonObject | null;
  readonly fieldChanges: FieldChanges | null;
  readonly valueChanges: ValueChanges;
  readonly snapshot: State | null;
  readonly tasks: readonly TaskRow[];
  readonly events: readonly EventRow[];
  readonly opinions: readonly OpinionRow[];
  /** Opinions, by item and act, that became void (true) or count again (false). */
  readonly opinionVoids: readonly { readonly item: number; readonly sequence: number | null; readonly void: boolean }[];
  readonly readers: readonly StoredReader[];
  /** Persons whose every task was taken back: no readers any more. */
  readonly takenBackFrom: readonly string[];
  readonly projections: Projections;
  readonly handled: HandledRows;
}

/**
 * The one change-set statement, as parts of it: they travel with the audit and outbox rows of the request. It changes
 * nothing that is not in the set; the row lock makes it safe.
 */
export const changeSetParts = (agencyId: AgencyId, c: ChangeSet) => sql`
  content as (
    update office.matter_content set form_values = ${json(c.values)}, field_changes = ${json(c.fieldChanges)}
    where ${c.values !== null} and agency_id = ${agencyId} and matter_id = ${c.matterId}),
  instance as (
    insert into office.matter_instance (agency_id, matter_id, snapshot)
    select ${agencyId}, ${c.matterId}, ${json(c.snapshot)} where ${c.snapshot !== null}
    on conflict (agency_id, matter_id) do update set snapshot = excluded.snapshot),
  tasks as (
    insert into office.task (agency_id, id, matter_id, item, kind, state, person_id, assignment_id, node, step,
      opened_at, closed_at, due_at, visit, circulation, in_person, acted_by, stands_still, office, pressed)
    select ${agencyId}, r.id, ${c.matterId}, r.item, r.kind, r.state, r.person_id, r.assignment_id, r.node, r.step,
      r.opened_at, r.closed_at, r.due_at, r.visit, r.circulation, r.in_person, r.acted_by, r.stands_still, r.office, r.pressed
    from jsonb_to_recordset(${json(c.tasks)}) as r(id uuid, item int, kind text, state text, person_id uuid,
      assignment_id uuid, node text, step text, opened_at timestamptz, closed_at timestamptz, due_at timestamptz,
      visit int, circulation int, in_person boolean, acted_by uuid, stands_still boolean, office text, pressed int)
    on conflict (agency_id, matter_id, item) do update set state = excluded.state, person_id = excluded.person_id,
      assignment_id = excluded.assignment_id, opened_at = excluded.opened_at, closed_at = excluded.closed_at,
      due_at = excluded.due_at, node = excluded.node, step = excluded.step, visit = excluded.visit, in_person = excluded.in_person, acted_by = excluded.acted_by,
      stands_still = excluded.stands_still, office = excluded.office, pressed = excluded.pressed,
      seen_at = case when excluded.person_id = task.person_id then task.seen_at end),
  events as (
    insert into office.matter_event (agency_id, matter_id, sequence, at, person_id, person_name, device, event)
    select ${agencyId}, ${c.matterId}, r.sequence, r.at, r.person_id, r.person_name, r.device, r.event
    from jsonb_to_recordset(${json(c.events)}) as r(sequence int, at timestamptz, person_id uuid, person_name text, device text, event jsonb)),
  opinions as (
    insert into office.opinion (agency_id, id, matter_id, item, sequence, block, person_id, assignment_id, person_name,
      on_behalf_of, text, pen, rank, at, after_close, void)
    select ${agencyId}, r.id, ${c.matterId}, r.item, r.sequence, r.block, r.person_id, r.assignment_id, r.person_name,
      r.on_behalf_of, r.text, r.pen, r.rank, r.at, r.after_close, r.void
    from jsonb_to_recordset(${json(c.opinions)}) as r(id uuid, item int, sequence int, block text, person_id uuid, assignment_id uuid,
      person_name text, on_behalf_of text, text text, pen jsonb, rank int, at timestamptz, after_close boolean, void boolean)),
  voids as (
    update office.opinion o set void = r.void
    from jsonb_to_recordset(${json(c.opinionVoids)}) as r(item int, sequence int, void boolean)
    where o.agency_id = ${agencyId} and o.matter_id = ${c.matterId} and o.item = r.item
      and (o.sequence is null or o.sequence = r.sequence)),
  ${readerParts(agencyId, c.matterId, c.readers, c.takenBackFrom)},
  ${projectionParts(agencyId, c.matterId, c.projections)},
  ${handlerParts(agencyId, c.matterId, c.at, c.handled)},
  ${valueChangeParts(agencyId, c.matterId, c.valueChanges)}
  matter_changed as (
  update office.matter set title = ${c.title}, number = ${c.number}, urgency = ${c.urgency}, state = ${c.state},
    version = ${c.version}, content_version = ${c.contentVersion}, circulating = ${c.circulating}, changed_at = ${c.at},
    started_at = ${c.startedAt}, ended_at = ${c.endedAt}, due_at = ${c.dueAt}, end_due_at = ${c.endDueAt}, waits = ${c.waits}, process_version_id = ${c.processVersionId},
    form_version_id = ${c.formVersionId}, suspended_at = ${c.suspendedAt},
    terminated_at = ${c.terminatedAt}, work_secret = ${c.secret}, touched = true
  where agency_id = ${agencyId} and id = ${c.matterId})`;

export interface NewMatter {
  readonly id: string;
  readonly kindCode: string;
  readonly title: string;
  readonly personId: string;
  readonly assignmentId: string;
  readonly formVersionId: string;
  readonly processVersionId: string;
  readonly at: Instant;
  readonly values: JsonObject;
  /** Somebody has written in it, or the system made it. */
  readonly touched: boolean;
}

/** A draft: no process yet, readable by its starter alone. */
export const insertMatter = (agencyId: AgencyId, m: NewMatter) => sql`
  with matter as (
    insert into office.matter (agency_id, id, kind_code, title, state, starter_person_id, starter_assignment_id,
      form_version_id, process_version_id, created_at, changed_at, touched)
    values (${agencyId}, ${m.id}, ${m.kindCode}, ${m.title}, 'DRAFT', ${m.personId}, ${m.assignmentId},
      ${m.formVersionId}, ${m.processVersionId}, ${m.at}, ${m.at}, ${m.touched})),
  reader as (
    insert into office.matter_reader (agency_id, matter_id, grantee, reason)
    values (${agencyId}, ${m.id}, ${`person:${m.personId}`}, 'starter'))
  insert into office.matter_content (agency_id, matter_id, form_values) values (${agencyId}, ${m.id}, ${json(m.values)})`;

/** Discards a draft; rows of other components hang on it by cascade or refuse. */
export const deleteDraft = (agencyId: AgencyId, matterId: string) => sql`
  delete from office.matter where agency_id = ${agencyId} and id = ${matterId} and state = 'DRAFT'`;

export const insertNote = (
  agencyId: AgencyId,
  n: {
    readonly id: string;
    readonly matterId: string;
    readonly at: Instant;
    readonly personName: string;
    readonly act: string;
    readonly detail: string;
  },
) => sql`
  insert into office.matter_note (agency_id, id, matter_id, at, person_name, act, detail)
  values (${agencyId}, ${n.id}, ${n.matterId}, ${n.at}, ${n.personName}, ${n.act}, ${n.detail})`;

/** The opinion that counts for an item, as it was written last. */
export const opinionOfItem = (agencyId: AgencyId, matterId: string, item: number) => sql<{
  readonly text: string;
  readonly pen: PenDrawing | null;
}>`
  select text, pen from office.opinion
  where agency_id = ${agencyId} and matter_id = ${matterId} and item = ${item} and not void order by at desc, id desc limit 1`;
