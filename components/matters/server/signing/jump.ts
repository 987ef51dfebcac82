import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Command } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { matterKindHooks, type routes } from '../../contract.ts';
import { missedSteps } from '../../rules/must-pass.ts';
import { actorOf } from '../handling/apply-decision.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { signAct } from './sign-act.ts';

type Jump = (typeof routes)['jump'];

/** 特送: the holder sends it to one of the steps his own step names, with a reason that stays in the trace. */
export function jump(context: UseCaseContext, input: InputOf<Jump>): Promise<Result<ReplyOf<Jump>>> {
  const { body } = input;
  const { expectedVersion } = body;
  return signAct(context, { ...input.params, expectedVersion, event: 'matters.jumped' }, (loaded) => {
    const command = jumpCommand(context, loaded, body);
    if (!command.ok) return command;
    return ok({ command: command.value, said: `已特送到“${loaded.program.nodes[body.node]?.name ?? ''}”` });
  });
}

/** What is asked of the engine, on the version the holder saw; nobody is sent past what the kind needs to be done. */
export function jumpCommand(
  context: UseCaseContext,
  { row, program, state }: LoadedMatter,
  { expectedVersion, visit, node, reason }: InputOf<Jump>['body'],
): Result<Extract<Command, { readonly kind: 'jump' }>> {
  if (row.state === 'DRAFT') return reject('matters.still-a-draft');
  if (row.version !== expectedVersion) return reject('matters.stale');
  const from = state.visits[visit - 1]?.node;
  const words = context.extension(matterKindHooks, row.kindCode)?.(context) ?? {};
  const missed = from === undefined ? [] : missedSteps(program, words, from, node);
  if (missed.length > 0) return reject('matters.jump-past', { steps: missed.join('”“') });
  return ok({ kind: 'jump', visit, to: node, actor: actorOf(undefined, context.person()), reason });
}
