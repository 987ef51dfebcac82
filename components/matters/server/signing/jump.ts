import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Command } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
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

/** What is asked of the engine, on the version the holder saw. */
export function jumpCommand(
  context: UseCaseContext,
  { row }: LoadedMatter,
  { expectedVersion, visit, node, reason }: InputOf<Jump>['body'],
): Result<Command> {
  if (row.state === 'DRAFT') return reject('matters.still-a-draft');
  if (row.version !== expectedVersion) return reject('matters.stale');
  return ok({ kind: 'jump', visit, to: node, actor: actorOf(undefined, context.person()), reason });
}
