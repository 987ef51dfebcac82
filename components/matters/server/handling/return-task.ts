import { ok, type PersonId, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { isPenDrawing, type PenDrawing } from '@gov/forms';
import { type Command, type Decision, type Program, previousMember } from '@gov/workflow';
import { waitedFor } from '@gov/workflow/trace';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { actorFor, applyDecision, type GivenOpinion, onlyInTrace } from './apply-decision.ts';
import { decideAct } from './bound-matter.ts';
import { loadMatter } from './load-matter.ts';
import { type HeldTask, heldTask, type LoadedMatter, onBehalf } from './loaded-matter.ts';
import { listed, nextPeople } from './say.ts';
import { tellEnd } from './tell-end.ts';

type Return = (typeof routes)['returnTask'];

/** 退回. The dialog named whose work stops, so any change since then refuses it. Twice = the second finds it done. */
export async function returnTask(context: UseCaseContext, input: InputOf<Return>): Promise<Result<ReplyOf<Return>>> {
  const { matterId, taskId } = input.params;
  const loaded = await loadMatter(context, matterId, taskId);
  if (!loaded.ok) return loaded;
  const command = returnCommand(context, loaded.value, { taskId, ...input.body });
  if (!command.ok) return command;
  const drawn = drawnReason(context, loaded.value, taskId, input.body);
  if (!drawn.ok) return drawn;
  const decision = await decideAct(context, loaded.value, command.value);
  if (!decision.ok) return decision;
  const { program } = loaded.value;
  const applied = await applyDecision(context, loaded.value, {
    decision: decision.value,
    how: 'returned',
    ...(drawn.value ? { opinion: drawn.value } : {}),
  });
  if (!applied.ok) return applied;
  const { row } = loaded.value;
  const ended = await tellEnd(context, loaded.value, row.values, decision.value.state.status);
  if (!ended.ok) return ended;
  context.audit({
    event: 'matters.task-returned',
    objectKind: 'matter',
    objectId: matterId,
    ...onBehalf(holderOf(loaded.value, command.value.item), context.person().personId),
    details: {
      task: taskId,
      node: nodeOf(loaded.value, command.value.item),
      mode: input.body.mode,
      version: applied.value.version,
    },
  });
  return ok({
    done: true as const,
    version: applied.value.version,
    said: sayReturned(context, program, decision.value),
  });
}

/** Number of no round of any step: the process that called this one. */
const toCaller = 0;

/** What is asked of the engine: by who holds the task, on the version he saw. */
export function returnCommand(
  context: UseCaseContext,
  loaded: LoadedMatter,
  { taskId, expectedVersion, target, mode, across, ...written }: InputOf<Return>['body'] & { readonly taskId: string },
): Result<Extract<Command, { readonly kind: 'return' }>> {
  const held = heldTask(context, loaded, taskId);
  if (!held.ok) return held;
  if (loaded.row.version !== expectedVersion) return reject('matters.stale');
  const reason = reasonInWords(written);
  if (!reason.ok) return reason;
  const { item } = held.value;
  const actor = actorFor(loaded, loaded.state.items[item - 1], context.person());
  const to = whereTo(loaded, item, target);
  return ok({ kind: 'return', item, actor, to, mode, ...(across ? { across } : {}), reason: reason.value });
}

/** What was written by hand as its reason, by who holds the task. */
function drawnReason(
  context: UseCaseContext,
  loaded: LoadedMatter,
  taskId: string,
  { pen, target }: InputOf<Return>['body'],
): ReturnType<typeof reasonDrawn> {
  const held = heldTask(context, loaded, taskId);
  return held.ok ? reasonDrawn(held.value, { pen, leaves: target === toCaller }) : held;
}

function whereTo(loaded: LoadedMatter, item: number, target: number): Extract<Command, { kind: 'return' }>['to'] {
  if (target === toCaller) return { kind: 'callingProcess' };
  const memberBefore =
    loaded.state.items[item - 1]?.visit === target && previousMember(loaded.program, loaded.state, item);
  return memberBefore ? { kind: 'previous' } : { kind: 'visit', visit: target };
}

const holderOf = ({ state }: LoadedMatter, item: number): PersonId =>
  state.items[item - 1]?.holder.personId ?? state.starter.personId;

const nodeOf = ({ state }: LoadedMatter, item: number): string =>
  state.visits[(state.items[item - 1]?.visit ?? 0) - 1]?.node ?? '';

function sayReturned(context: UseCaseContext, program: Program, decision: Decision): string {
  if (decision.state.status === 'returned') return '已退回给发起它的流程';
  const next = nextPeople(context, program, decision);
  const again = decision.events.some((event) => event.kind === 'itemReturned' && event.group === 'prevMember');
  if (next.length > 0) return `已退回给${listed(next.map((n) => n.who))}${again ? '重新办理' : '修改'}`;
  const parked = decision.events.find((event) => event.kind === 'visitParked');
  const { persons } = context.agency.organisation;
  const names = parked ? waitedFor(decision.state, parked.fork).map((id) => persons.get(id)?.name ?? '') : [];
  return `已提出退回，等${listed(names)}办完后退回`;
}

/** Stands where words would, in the trace and for who is told why, if a reason is written by hand alone. */
const byHand = '（见手写）';

interface Written {
  readonly reason?: string | undefined;
  readonly pen?: PenDrawing | undefined;
}

/** The reason of a return in words, which there must be in one way or the other. */
function reasonInWords({ reason, pen }: Written): Result<string> {
  if (reason !== undefined) return ok(reason);
  return pen ? ok(byHand) : reject('workflow.reason-needed');
}

/**
 * What was drawn beside the reason of a return (手写): taken where the step takes an opinion by hand too, not where it leaves this matter, for
 * the caller's trace shows words alone. It never counts as an opinion: it is no voice of the step that it leaves.
 */
function reasonDrawn(
  { node, item }: HeldTask,
  { pen, leaves }: { readonly pen: PenDrawing | undefined; readonly leaves: boolean },
): Result<({ readonly item: number } & GivenOpinion) | undefined> {
  if (!pen) return ok(undefined);
  if (!isPenDrawing(pen)) return refused('手写的笔画不完整或太多，请重写');
  if (leaves) return refused('退回给发起它的流程，请打字写明要改什么');
  if (!node.opinion) return refused('这一步不收手写，请打字写明要改什么');
  return ok({ item, block: onlyInTrace, text: '', pen, standsNowhere: true });
}

const refused = (message: string): Result<never> =>
  reject('matters.pen-refused', undefined, [{ path: 'body.reason', message }]);
