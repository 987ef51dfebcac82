import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Decision, Program } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { waitedFor } from '../../rules/waited-for.ts';
import { tellWentBack } from '../kinds/tell-went-back.ts';
import { actorOf, applyDecision } from './apply-decision.ts';
import { loadMatter } from './load-matter.ts';
import { decideOn, heldTask } from './loaded-matter.ts';
import { listed, nextPeople } from './say.ts';

type Return = (typeof routes)['returnTask'];

/** 退回. The dialog named whose work stops, so any change since then refuses it. Twice = the second finds it done. */
export async function returnTask(context: UseCaseContext, input: InputOf<Return>): Promise<Result<ReplyOf<Return>>> {
  const { matterId, taskId } = input.params;
  const { expectedVersion, target, mode, reason } = input.body;
  const loaded = await loadMatter(context, matterId, taskId);
  if (!loaded.ok) return loaded;
  const held = heldTask(loaded.value, context.person(), taskId);
  if (!held.ok) return held;
  if (loaded.value.row.version !== expectedVersion) return reject('matters.stale');
  const { program, state, row } = loaded.value;
  const decision = decideOn(loaded.value, {
    kind: 'return',
    item: held.value.item,
    actor: actorOf(state.items[held.value.item - 1], context.person()),
    to: { kind: 'visit', visit: target },
    mode,
    reason,
  });
  if (!decision.ok) return decision;
  const told = await tellWentBack(context, loaded.value, 'returned', { decision: decision.value, values: row.values });
  if (!told.ok) return told;
  const applied = applyDecision(context, loaded.value, { decision: decision.value, values: told.value });
  if (!applied.ok) return applied;
  context.audit({
    event: 'matters.task-returned',
    objectKind: 'matter',
    objectId: matterId,
    details: { task: taskId, node: held.value.node.id, mode, version: applied.value.version },
  });
  return ok({
    done: true as const,
    version: applied.value.version,
    said: sayReturned(context, program, decision.value),
  });
}

function sayReturned(context: UseCaseContext, program: Program, decision: Decision): string {
  const next = nextPeople(context, program, decision);
  if (next.length > 0) return `已退回给${listed(next.map((n) => n.who))}修改`;
  const parked = decision.events.find((event) => event.kind === 'visitParked');
  const { persons } = context.agency.organisation;
  const names = parked ? waitedFor(decision.state, parked.fork).map((id) => persons.get(id)?.name ?? '') : [];
  return `已提出退回，等${listed(names)}办完后退回`;
}
