import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Command, Item } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { matterKindHooks, type routes } from '../../contract.ts';
import { judgesOwnMatter } from '../../rules/own-approval.ts';
import { writtenWords } from '../../rules/written-words.ts';
import { givenToOne } from '../secrecy/given-to.ts';
import { ownApproval } from './able-colleague.ts';
import { actorOf, applyDecision } from './apply-decision.ts';
import { decideAct } from './bound-matter.ts';
import { carryOut, done } from './carry-out.ts';
import { loadMatter } from './load-matter.ts';
import { type LoadedMatter, staleValues } from './loaded-matter.ts';
import { giveUpUniqueValues } from './unique-values.ts';

type Routes = typeof routes;

const itemHeld = (loaded: LoadedMatter): Item | undefined =>
  loaded.row.item === null ? undefined : loaded.state.items[loaded.row.item - 1];

/** 转办 of the own task, whatever colleagues beside it do meanwhile. The chain of holders stays in the trace. */
export async function transfer(
  context: UseCaseContext,
  input: InputOf<Routes['transfer']>,
): Promise<Result<ReplyOf<Routes['transfer']>>> {
  const { matterId, taskId } = input.params;
  const loaded = await loadMatter(context, matterId, taskId);
  if (!loaded.ok) return loaded;
  if (loaded.value.row.state === 'DRAFT') return reject('matters.still-a-draft');
  if (staleValues(loaded.value.row, input.body.expectedVersion)) return reject('matters.stale');
  const item = itemHeld(loaded.value);
  if (!item) return reject('matters.not-found');
  const able = givenToOne(context, loaded.value.row.values, input.body.toAssignmentId);
  if (!able.ok) return able;
  const to = able.value;
  if (judgesOwnMatter(loaded.value, item.id, to.personId)) return ownApproval(context, loaded.value);
  return done(
    carryOut(context, loaded.value, {
      matterId,
      command: {
        kind: 'transfer',
        item: item.id,
        actor: actorOf(item, context.person()),
        to,
        reason: input.body.reason,
      },
      event: 'matters.task-transferred',
      details: { task: taskId },
    }),
  );
}

/** 已阅, with a remark where one was written. */
export async function markRead(
  context: UseCaseContext,
  input: InputOf<Routes['markRead']>,
): Promise<Result<ReplyOf<Routes['markRead']>>> {
  const { matterId, taskId } = input.params;
  const loaded = await loadMatter(context, matterId, taskId);
  if (!loaded.ok) return loaded;
  const item = itemHeld(loaded.value);
  if (!item) return reject('matters.not-found');
  const remark = writtenWords(input.body.remark);
  return done(
    carryOut(context, loaded.value, {
      matterId,
      command: { kind: remark === '' ? 'read' : 'comment', item: item.id, actor: actorOf(item, context.person()) },
      event: 'matters.read',
      details: { task: taskId },
      ...(remark === '' ? {} : { remark: { item: item.id, text: remark } }),
    }),
  );
}

/** 发起人撤销: ends the matter, or gives it back to him as his draft, as the process says. */
export async function cancel(
  context: UseCaseContext,
  input: InputOf<Routes['cancel']>,
): Promise<Result<ReplyOf<Routes['cancel']>>> {
  const { matterId } = input.params;
  const loaded = await loadMatter(context, matterId);
  if (!loaded.ok) return loaded;
  const command = cancelCommand(context, loaded.value, input.body);
  if (!command.ok) return command;
  const decision = await decideAct(context, loaded.value, command.value);
  if (!decision.ok) return decision;
  const toDraft = decision.value.state.status === 'open';
  if (!toDraft) {
    const ended = await endCancelled(context, loaded.value);
    if (!ended.ok) return ended;
  }
  // 回到草稿: the same matter, its number, values and trace stay; the kind hears of it as of a return
  const back = toDraft ? { how: 'returned' as const } : {};
  const applied = await applyDecision(context, loaded.value, { decision: decision.value, ...back });
  if (!applied.ok) return applied;
  const { version } = applied.value;
  const details = { ...(toDraft ? { to: 'draft' } : {}), version };
  context.audit({ event: 'matters.cancelled', objectKind: 'matter', objectId: matterId, details });
  return ok({ done: true as const, version });
}

/** The kind may refuse the end; what was held against other matters is free again. */
async function endCancelled(context: UseCaseContext, loaded: LoadedMatter): Promise<Result<unknown>> {
  const { id: matterId, kindCode, values } = loaded.row;
  const hooks = context.extension(matterKindHooks, kindCode)?.(context);
  const agreed = await hooks?.ended?.({ matterId, values, how: 'cancelled' });
  if (agreed && !agreed.ok) return agreed;
  giveUpUniqueValues(context, loaded);
  context.announce('MatterClosed', matterId, { kindCode, how: 'cancelled' });
  return ok(undefined);
}

/** What is asked of the engine, on the version the starter saw. */
export const cancelCommand = (
  context: UseCaseContext,
  { row }: LoadedMatter,
  { expectedVersion, reason }: InputOf<Routes['cancel']>['body'],
): Result<Command> =>
  row.version === expectedVersion
    ? ok({ kind: 'cancel', actor: actorOf(undefined, context.person()), reason })
    : reject('matters.stale');
