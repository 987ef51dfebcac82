import { type JsonObject, ok, type Result } from '@gov/base';
import type { ChildEnd, Decision } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { weighed } from '../asking/weights.ts';
import { applyDecision } from '../handling/apply-decision.ts';
import { factsFor } from '../handling/engine-facts.ts';
import { loadUnseen } from '../handling/load-matter.ts';
import { decideOn, type LoadedMatter } from '../handling/loaded-matter.ts';
import { tellEnd } from '../handling/tell-end.ts';
import { childrenKind } from './call-children.ts';
import { carriesBack, carryAttachments, isMoreSecret, resultsOf } from './carry-results.ts';
import { callOf as rulesOfCall } from './start-child.ts';
import { callOf, reasonOfEvent, setChildState, tryAnew } from './store.ts';

/**
 * The wake-up at the end of a child: its caller is told how it ended, once. Caller and child are locked, in this order, so that
 * nobody brings the child back while it is reported. Run twice, the second finds it told.
 */
export async function childEnded(context: UseCaseContext, matterId: string): Promise<Result<unknown>> {
  const { tx } = context;
  const asked = await tx.first(callOf(tx.agencyId, matterId));
  if (!asked) return ok(undefined);
  const parent = await loadUnseen(context, asked.parentId);
  const child = await loadUnseen(context, matterId);
  const call = await tx.first(callOf(tx.agencyId, matterId));
  if (parent.ok && call?.state === 'stopping') {
    tx.write(tryAnew(tx.agencyId, asked.parentId, call.child));
    context.wakeUp(childrenKind, asked.parentId);
  }
  // still asked for: whoever brings it in line looks at its end; stopped or told: nobody waits
  if (!parent.ok || !child.ok || call?.state !== 'running' || child.value.state.status === 'open') return ok(undefined);
  const as = endOf(child.value);
  const rules = rulesOfCall(parent.value, call);
  const results = { call: rules, number: call.child, as };
  const { values, left } = await resultsOf(context, parent.value, child.value, results);
  const why = as === 'yes' ? undefined : await reasonOf(context, child.value);
  const reason = [why, left].filter((one) => one !== undefined).join('；');
  const told = { child: call.child, as, ...(reason ? { reason } : {}) };
  const reported = await report(context, parent.value, told, values);
  if (!reported.ok) return reported;
  if (rules?.attachments && carriesBack(parent.value, rules, as) && !isMoreSecret(parent.value, child.value))
    await carryAttachments(context, child.value, parent.value.row.id);
  tx.write(setChildState(tx.agencyId, { parentId: asked.parentId, child: call.child, state: 'told' }));
  return ok(undefined);
}

export function endOf({ state }: Pick<LoadedMatter, 'state'>): ChildEnd {
  switch (state.status) {
    case 'completed':
      return 'yes';
    case 'refused':
      return 'no';
    case 'returned':
      return 'returned';
    default:
      return 'cancelled';
  }
}

/** Why somebody sent it back or stopped it. */
async function reasonOf({ tx }: UseCaseContext, { row, state }: LoadedMatter): Promise<string | undefined> {
  const act = await tx.first(reasonOfEvent(tx.agencyId, row.id, state.scopes[0]?.closedBy ?? 0));
  return act?.reason ?? undefined;
}

interface Report {
  readonly child: number;
  readonly as: ChildEnd;
  readonly reason?: string;
}

async function report(
  context: UseCaseContext,
  before: LoadedMatter,
  told: Report,
  values: JsonObject | undefined,
): Promise<Result<unknown>> {
  const { child, as } = told;
  // what was brought back is seen by the conditions behind the call
  const parent = values ? { ...before, facts: factsFor(context, before, values) } : before;
  const decision = await weighed(parent.weights, () => decideReport(parent, told));
  // The caller counts it no longer: it has heard of it, or stopped it in the meantime.
  if (!decision.ok) return decision.rejection.code === 'workflow.child-ended' ? ok(undefined) : decision;
  const sentBack = as === 'returned' && decision.value.events.some((event) => event.kind === 'visitOpened');
  const applied = await applyDecision(context, parent, {
    decision: decision.value,
    ...(values ? { values } : {}),
    ...(sentBack ? { how: 'returned' as const } : {}),
  });
  if (!applied.ok) return applied;
  context.audit({
    event: 'matters.child-reported',
    objectKind: 'matter',
    objectId: parent.row.id,
    details: { child, as, version: applied.value.version },
  });
  const { status } = decision.value.state;
  return parent.state.status === 'open' ? tellEnd(context, parent, values ?? parent.row.values, status) : ok(undefined);
}

/** Where nothing stands before the call, what came back counts as one that came to nothing. */
export function decideReport(parent: LoadedMatter, told: Report): Result<Decision> {
  const decided = decideOn(parent, { kind: 'childReport', ...told });
  const nowhere = !decided.ok && decided.rejection.code === 'workflow.not-a-return-target';
  return nowhere ? decideOn(parent, { kind: 'childReport', ...told, as: 'cancelled' }) : decided;
}
