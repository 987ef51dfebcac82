import type { AgencyId, AssignmentId, Instant, JsonObject, PersonId } from '@gov/base';
import type { UpgradeStep } from '@gov/forms';
import type { State } from '@gov/workflow';
import { json, sql } from '#platform/server/database/sql.ts';

/** How many running matters each version of a form has. */
export const runningOnVersions = (agencyId: AgencyId, versionIds: readonly string[]) => sql<{
  readonly formVersionId: string;
  readonly running: number;
}>`
  select form_version_id as "formVersionId", count(*)::int as running from office.matter
  where agency_id = ${agencyId} and state = 'RUNNING' and form_version_id = any (${[...versionIds]}::uuid[])
  group by form_version_id`;

/** A running matter as a preview looks at it. */
export interface TriedMatter {
  readonly matterId: string;
  readonly title: string;
  readonly number: string | null;
  readonly kindName: string;
  readonly processVersionId: string;
  readonly currentProcess: string;
  readonly values: JsonObject;
  readonly state: State;
  /** The caller matches a stored reader. */
  readonly readable: boolean;
  /** Opinion blocks in which somebody has written. */
  readonly written: readonly string[];
}

/** The newest running matters of a version. */
export const mattersToTry = (
  agencyId: AgencyId,
  {
    formVersionId,
    grantees,
    most,
  }: { readonly formVersionId: string; readonly grantees: readonly string[]; readonly most: number },
) => sql<TriedMatter>`
  select m.id as "matterId", m.title, m.number, k.name as "kindName", m.process_version_id as "processVersionId",
    k.process_version_id as "currentProcess", c.form_values as values, i.snapshot as state,
    exists (select 1 from office.matter_reader r
      where r.agency_id = ${agencyId} and r.matter_id = m.id and r.grantee = any (${[...grantees]}::text[])) as readable,
    array(select distinct o.block from office.opinion o
      where o.agency_id = ${agencyId} and o.matter_id = m.id and not o.void) as written
  from office.matter m
  join office.matter_kind k on k.agency_id = m.agency_id and k.code = m.kind_code
  join office.matter_content c on c.agency_id = m.agency_id and c.matter_id = m.id
  join office.matter_instance i on i.agency_id = m.agency_id and i.matter_id = m.id
  where m.agency_id = ${agencyId} and m.state = 'RUNNING' and m.form_version_id = ${formVersionId}
  order by m.id desc limit ${most}`;

/** Opinion blocks of one matter in which somebody has written. */
export const writtenBlocks = (agencyId: AgencyId, matterId: string) => sql<{ readonly block: string }>`
  select distinct block from office.opinion where agency_id = ${agencyId} and matter_id = ${matterId} and not void`;

export interface NewUpgrade {
  readonly id: string;
  readonly formId: string;
  readonly fromVersionId: string;
  readonly toVersionId: string;
  readonly steps: readonly UpgradeStep[];
  readonly withProcess: boolean;
  readonly reason: string;
  readonly personId: PersonId;
  readonly assignmentId: AssignmentId;
  readonly at: Instant;
}

/** The upgrade and its items: everything that runs on the version now, in one statement however much it is. */
export const insertUpgrade = (agencyId: AgencyId, u: NewUpgrade) => sql<{ readonly asked: number }>`
  with upgrade as (
    insert into office.matter_form_upgrade (agency_id, id, form_id, from_version_id, to_version_id, steps, with_process,
      reason, person_id, assignment_id, at)
    values (${agencyId}, ${u.id}, ${u.formId}, ${u.fromVersionId}, ${u.toVersionId}, ${json(u.steps)}, ${u.withProcess},
      ${u.reason}, ${u.personId}, ${u.assignmentId}, ${u.at})),
  items as (
    insert into office.matter_form_upgrade_item (agency_id, upgrade_id, matter_id)
    select ${agencyId}, ${u.id}, m.id from office.matter m
    where m.agency_id = ${agencyId} and m.state = 'RUNNING' and m.form_version_id = ${u.fromVersionId}
    returning matter_id)
  select count(*)::int as asked from items`;

/** The next items behind one, as long as the upgrade was not stopped. */
export const itemsBehind = (
  agencyId: AgencyId,
  { upgradeId, after, most }: { readonly upgradeId: string; readonly after: string; readonly most: number },
) => sql<{ readonly matterId: string }>`
  select i.matter_id as "matterId" from office.matter_form_upgrade_item i
  join office.matter_form_upgrade u on u.agency_id = i.agency_id and u.id = i.upgrade_id
  where i.agency_id = ${agencyId} and i.upgrade_id = ${upgradeId} and i.matter_id > ${after} and i.done_at is null
    and u.cancelled_at is null
  order by i.matter_id limit ${most}`;

export interface ItemToDo {
  readonly formId: string;
  readonly fromVersionId: string;
  readonly toVersionId: string;
  readonly steps: readonly UpgradeStep[];
  readonly withProcess: boolean;
  readonly reason: string;
  readonly personId: PersonId;
  readonly assignmentId: AssignmentId;
}

/** What was asked of one matter, while nothing has become of it and the upgrade was not stopped. */
export const itemToDo = (agencyId: AgencyId, upgradeId: string, matterId: string) => sql<ItemToDo>`
  select u.form_id as "formId", u.from_version_id as "fromVersionId", u.to_version_id as "toVersionId",
    u.steps, u.with_process as "withProcess", u.reason, u.person_id as "personId", u.assignment_id as "assignmentId"
  from office.matter_form_upgrade_item i
  join office.matter_form_upgrade u on u.agency_id = i.agency_id and u.id = i.upgrade_id
  where i.agency_id = ${agencyId} and i.upgrade_id = ${upgradeId} and i.matter_id = ${matterId} and i.done_at is null
    and u.cancelled_at is null`;

export const finishItem = (
  agencyId: AgencyId,
  i: { readonly upgradeId: string; readonly matterId: string; readonly refused: string | null; readonly at: Instant },
) => sql`
  update office.matter_form_upgrade_item set done_at = ${i.at}, refused = ${i.refused}
  where agency_id = ${agencyId} and upgrade_id = ${i.upgradeId} and matter_id = ${i.matterId}`;

export interface UpgradeRow {
  readonly upgradeId: string;
  readonly formId: string;
  readonly fromVersionId: string;
  readonly toVersionId: string;
  readonly at: Instant;
  readonly personId: string;
  readonly reason: string;
  readonly cancelledAt: Instant | null;
  readonly asked: number;
  readonly moved: number;
  readonly left: number;
  readonly stayed: readonly { readonly why: string; readonly count: number }[];
}

const upgradeColumns = (agencyId: AgencyId) => sql`
  select u.id as "upgradeId", u.form_id as "formId", u.from_version_id as "fromVersionId",
    u.to_version_id as "toVersionId", u.at, u.person_id as "personId", u.reason, u.cancelled_at as "cancelledAt",
    n.asked, n.moved, n.left, s.stayed
  from office.matter_form_upgrade u
  cross join lateral (
    select count(*)::int as asked, count(*) filter (where i.done_at is not null and i.refused is null)::int as moved,
      count(*) filter (where i.done_at is null)::int as left
    from office.matter_form_upgrade_item i where i.agency_id = ${agencyId} and i.upgrade_id = u.id) n
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object('why', w.refused, 'count', w.count) order by w.count desc, w.refused), '[]'::jsonb) as stayed
    from (select i.refused, count(*)::int as count from office.matter_form_upgrade_item i
      where i.agency_id = ${agencyId} and i.upgrade_id = u.id and i.refused is not null group by i.refused) w) s`;

export const findUpgrade = (agencyId: AgencyId, upgradeId: string) => sql<UpgradeRow>`
  ${upgradeColumns(agencyId)} where u.agency_id = ${agencyId} and u.id = ${upgradeId}`;

/** The last upgrades of a form, the newest first. */
export const listUpgrades = (agencyId: AgencyId, formId: string) => sql<UpgradeRow>`
  ${upgradeColumns(agencyId)} where u.agency_id = ${agencyId} and u.form_id = ${formId}
  order by u.at desc, u.id desc limit 20`;

/** Some of it is still to be done, and nobody stopped it. The form is locked (`FormsService.lock`). */
export const underWay = (agencyId: AgencyId, formId: string) => sql<{ readonly id: string }>`
  select u.id from office.matter_form_upgrade u
  where u.agency_id = ${agencyId} and u.form_id = ${formId} and u.cancelled_at is null
    and exists (select 1 from office.matter_form_upgrade_item i
      where i.agency_id = ${agencyId} and i.upgrade_id = u.id and i.done_at is null)
  limit 1`;

export const stopUpgrade = (
  agencyId: AgencyId,
  { upgradeId, at, by }: { readonly upgradeId: string; readonly at: Instant; readonly by: string },
) => sql<{ readonly id: string }>`
  update office.matter_form_upgrade u set cancelled_at = ${at}, cancelled_by = ${by}
  where u.agency_id = ${agencyId} and u.id = ${upgradeId} and u.cancelled_at is null
    and exists (select 1 from office.matter_form_upgrade_item i
      where i.agency_id = ${agencyId} and i.upgrade_id = u.id and i.done_at is null)
  returning u.id`;
