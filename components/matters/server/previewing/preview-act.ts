import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Command } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { actorFor } from '../handling/apply-decision.ts';
import { completionWith, type NamedNext } from '../handling/complete-task.ts';
import { loadMatter } from '../handling/load-matter.ts';
import { heldTask, type LoadedMatter } from '../handling/loaded-matter.ts';
import { cancelCommand } from '../handling/other-acts.ts';
import { returnCommand } from '../handling/return-task.ts';
import { readMatter } from '../handling/store.ts';
import { takeBackCommand } from '../handling/withdraw.ts';
import { nextStep } from '../signing/add-step.ts';
import { chosenNext } from '../signing/choose-next.ts';
import { recallCommand } from '../signing/delegate.ts';
import { jumpCommand } from '../signing/jump.ts';
import { removalCommand } from '../signing/remove-signer.ts';
import { effectsOf } from './effects-of.ts';

type Preview = (typeof routes)['previewAct'];
type Body = InputOf<Preview>['body'];

/**
 * What 退回 取回 撤销 特送 would do now, by names, before anybody confirms: the act's own checks and the engine's decision
 * on the matter as it stands. Writes nothing and locks nothing; refused where the act would be.
 */
export async function previewAct(context: UseCaseContext, input: InputOf<Preview>): Promise<Result<ReplyOf<Preview>>> {
  const { matterId } = input.params;
  const { body } = input;
  const taskId = 'taskId' in body.act ? body.act.taskId : undefined;
  const loaded = await loadMatter(context, matterId, taskId, readMatter);
  if (!loaded.ok) return loaded;
  const command = commandOf(context, loaded.value, body);
  if (!command.ok) return command;
  const effects = await effectsOf(context, loaded.value, command.value);
  if (!effects.ok) return effects;
  if (loaded.value.row.version !== body.expectedVersion) return reject('matters.stale');
  return ok({ effects: effects.value });
}

/** The command as the act itself would give it. */
function commandOf(context: UseCaseContext, loaded: LoadedMatter, { act, expectedVersion }: Body): Result<Command> {
  // The reason is written while this is shown; the engine only asks that there is one.
  const reason = '先看影响';
  switch (act.kind) {
    case 'return':
      return returnCommand(context, loaded, { ...act, expectedVersion, reason });
    case 'addStep':
      return withNext(context, loaded, act.taskId, (item) => nextStep(context, loaded, { item, step: act.step }));
    case 'chooseNext':
      return withNext(context, loaded, act.taskId, (item) => chosenNext(context, loaded, item, act.next));
    case 'disagree':
      return refusalOf(context, loaded, act.taskId);
    case 'recall':
      return recallCommand(context, loaded);
    case 'removeSigner':
      return ok(removalCommand(context, { ...act, reason }));
    case 'withdraw':
      return takeBackCommand(context, loaded);
    case 'cancel':
      return cancelCommand(context, loaded, { ...act, expectedVersion, reason });
    case 'jump':
      return jumpCommand(context, loaded, { ...act, expectedVersion, reason });
  }
}

/** 不同意: what it ends or decides. */
function refusalOf(context: UseCaseContext, loaded: LoadedMatter, taskId: string): Result<Command> {
  const held = heldTask(context, loaded, taskId);
  if (!held.ok) return held;
  const { item } = held.value;
  const actor = actorFor(loaded, loaded.state.items[item - 1], context.person());
  return ok({ kind: 'complete', item, actor, vote: 'disagree' });
}

/** 加一步 and 自选下一步. */
function withNext(
  context: UseCaseContext,
  loaded: LoadedMatter,
  taskId: string,
  nextOf: (item: number) => Result<NamedNext>,
): Result<Command> {
  const held = heldTask(context, loaded, taskId);
  if (!held.ok) return held;
  const next = nextOf(held.value.item);
  if (!next.ok) return next;
  const item = loaded.state.items[held.value.item - 1];
  return item ? ok(completionWith(context, item, next.value)) : reject('matters.not-found');
}
