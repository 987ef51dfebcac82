import { type Instant, ok, type PersonId, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { emptyDraft, findDesign, lockDraft } from '../designing/store.ts';
import { linksBeyond } from '../scope/links-beyond.ts';
import { drawnGate, unread } from './drawn-gate.ts';
import { publishFile } from './publish-file.ts';
import { scanPlanKind } from './scan-planned.ts';
import { endPlan, findPlan, insertPlan, listPlans, lockPlan, lockWaitingPlan, type PlanRow } from './store.ts';

/** Kind of the wake-up at which a planned publication is due; its key is the plan. */
export const publishPlanKind = 'processes.publish-plan';

/** Topic of the open pages of who planned something. */
const plansTopic = 'process-plans';

/** The draft as it stands is kept aside until then: what is drawn on meanwhile is another draft. A former plan gives way. */
export async function planPublish(
  context: UseCaseContext,
  { params: { processId }, body }: InputOf<Routes['planPublish']>,
): Promise<Result<ReplyOf<Routes['planPublish']>>> {
  const { tx, now } = context;
  const process = await tx.first(findDesign(tx.agencyId, processId));
  if (!process) return reject('processes.unknown');
  const draft = await tx.first(lockDraft(tx.agencyId, processId));
  if (!draft?.bpmnXml) return reject('processes.no-draft');
  if (draft.version !== body.baseVersion) return reject('processes.draft-stale');
  const number = process.number ?? 0;
  if (number !== body.overNumber) return reject('processes.moved', { number });
  const publishAt = new Date(body.publishAt).toISOString() as Instant; // reason: ISO text in UTC
  if (publishAt <= now) return reject('processes.plan-in-the-past');
  const beyond = await linksBeyond(context, processId, draft.bpmnXml);
  if (beyond.length > 0) return reject('processes.problems', { count: beyond.length }, beyond);
  const formId = draft.formId ?? process.formId;
  const { acknowledged = 0 } = body;
  const refused = unread(await drawnGate(context, { bpmnXml: draft.bpmnXml, formId }), acknowledged);
  if (refused) return refused;
  await endWaiting(context, processId);
  const planId = context.newId<string>();
  const { bpmnXml, version: draftVersion } = draft;
  tx.write(
    insertPlan(tx.agencyId, {
      ...{ id: planId, processId, publishAt, bpmnXml, draftVersion },
      ...{ formId, acknowledged },
      overNumber: body.overNumber,
      askedBy: context.person().personId,
      askedAt: now,
    }),
  );
  context.setWakeUp(publishPlanKind, planId, publishAt);
  context.audit({
    event: 'processes.publish-planned',
    objectKind: 'process',
    objectId: processId,
    details: { planId, publishAt, acknowledged },
  });
  return ok({ planId });
}

/** Takes back the plan that waits, if there is one. */
export async function endWaiting(context: UseCaseContext, processId: string): Promise<void> {
  const { tx, now: at } = context;
  const waiting = await tx.first(lockWaitingPlan(tx.agencyId, processId));
  if (!waiting) return;
  const { id } = waiting;
  tx.write(endPlan(tx.agencyId, { id, state: 'CANCELLED', at }));
  context.setWakeUp(publishPlanKind, id, undefined);
  context.audit({
    event: 'processes.plan-cancelled',
    objectKind: 'process',
    objectId: processId,
    details: { planId: id },
  });
}

/** Before its time only: what has been published is not taken back by this. */
export async function cancelPlan(
  context: UseCaseContext,
  { params: { processId }, body: { planId } }: InputOf<Routes['cancelPlan']>,
): Promise<Result<ReplyOf<Routes['cancelPlan']>>> {
  const { tx } = context;
  if (!(await tx.first(findDesign(tx.agencyId, processId)))) return reject('processes.unknown');
  const plan = await tx.first(lockPlan(tx.agencyId, planId));
  if (!plan || plan.processId !== processId) return reject('processes.unknown-plan');
  if (plan.state !== 'WAITING') return reject('processes.plan-over');
  await endWaiting(context, processId);
  return ok({ done: true });
}

export async function showPlans(
  context: UseCaseContext,
  { params: { processId } }: InputOf<Routes['designPlans']>,
): Promise<Result<ReplyOf<Routes['designPlans']>>> {
  const { tx, agency } = context;
  if (!(await tx.first(findDesign(tx.agencyId, processId)))) return reject('processes.unknown');
  const rows = await tx.all(listPlans(tx.agencyId, processId));
  return ok({
    plans: rows.map(({ id, publishAt, overNumber, state, askedBy, askedAt, endedAt, ...kept }) => {
      const name = agency.organisation.persons.get(askedBy)?.name;
      return {
        ...{ planId: id, publishAt, overNumber, state, askedAt },
        ...(name === undefined ? {} : { askedBy: name }),
        ...(endedAt === null ? {} : { endedAt }),
        problems: [...(kept.problems ?? [])],
        warnings: [...(kept.warnings ?? [])],
        scanning: kept.scanning,
      };
    }),
  });
}

/**
 * The time of a plan has come. Run twice, the second finds it ended. What would not pass the gate now is not published: the plan
 * keeps the reasons, and the page and the list of processes say so.
 */
export async function publishPlanned(context: UseCaseContext, planId: string): Promise<Result<unknown>> {
  const { tx } = context;
  const found = await tx.first(findPlan(tx.agencyId, planId));
  if (found?.state !== 'WAITING') return ok(undefined);
  // as every publication: the draft first, then the process
  const draft = await tx.first(lockDraft(tx.agencyId, found.processId));
  const plan = await tx.first(lockPlan(tx.agencyId, planId));
  if (plan?.state !== 'WAITING') return ok(undefined);
  const process = await tx.first(findDesign(tx.agencyId, plan.processId));
  if (!process) return ok(undefined);
  const { bpmnXml, formId, overNumber, askedBy: by } = plan;
  const acknowledged = { onlyKept: plan.acknowledged };
  const published = await publishFile(context, { process, bpmnXml, formId, overNumber, by, acknowledged });
  if (!published.ok) return notPublished(context, plan, published.rejection);
  const { warnings } = published.value;
  tx.write(endPlan(tx.agencyId, { id: planId, state: 'PUBLISHED', at: context.now, warnings, found: [] }));
  context.wakeUp(scanPlanKind, `${planId} 0`);
  tellOfPlan(context, plan);
  // the draft is the published file as long as nobody drew on
  if (draft?.bpmnXml && draft.version === plan.draftVersion)
    tx.write(emptyDraft(tx.agencyId, { processId: plan.processId, at: context.now, by }, draft.version));
  return ok(undefined);
}

/** The open first page of whoever planned it shows at once what became of it. */
const tellOfPlan = (context: UseCaseContext, { askedBy }: PlanRow): void =>
  context.notify([askedBy as PersonId], plansTopic); // reason: the row keeps who asked

function notPublished(
  context: UseCaseContext,
  plan: PlanRow,
  rejection: {
    readonly code: string;
    readonly data?: unknown;
    readonly fields?: readonly { readonly message: string }[];
  },
): Result<unknown> {
  const { id, processId } = plan;
  const problems =
    rejection.fields && rejection.fields.length > 0
      ? rejection.fields.map(({ message }) => message)
      : [reasonWords[rejection.code] ?? '到时候没有通过检查。'];
  context.tx.write(endPlan(context.tx.agencyId, { id, state: 'REFUSED', at: context.now, problems }));
  tellOfPlan(context, plan);
  context.audit({
    event: 'processes.plan-refused',
    objectKind: 'process',
    objectId: processId,
    details: { planId: id, code: rejection.code },
  });
  return ok(undefined);
}

const reasonWords: Readonly<Record<string, string>> = {
  'processes.moved': '定好以后，又发布了别的一版。',
  'processes.nothing-new': '和那时在用的一版一样，不用发布。',
};
