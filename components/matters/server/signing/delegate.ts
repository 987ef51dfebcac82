import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Command } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { judgesOwnMatter } from '../../rules/own-approval.ts';
import { ownApproval } from '../handling/able-colleague.ts';
import { actorOf } from '../handling/apply-decision.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { givenToOne } from '../secrecy/given-to.ts';
import { signAct } from './sign-act.ts';

type Delegate = (typeof routes)['delegate'];
type Recall = (typeof routes)['recall'];

/** 委派: a colleague prepares an answer, then the holder must act himself. */
export function delegate(context: UseCaseContext, input: InputOf<Delegate>): Promise<Result<ReplyOf<Delegate>>> {
  const { expectedVersion: seenVersion, toAssignmentId, reason } = input.body;
  return signAct(context, { ...input.params, seenVersion, event: 'matters.task-delegated' }, (loaded, item) => {
    if (!item) return reject('matters.not-found');
    const able = givenToOne(context, loaded.row.values, toAssignmentId);
    if (!able.ok) return able;
    const to = able.value;
    if (judgesOwnMatter(loaded, item.id, to.personId)) return ownApproval(context, loaded);
    return ok({
      command: {
        kind: 'delegate',
        item: item.id,
        actor: actorOf(item, context.person()),
        to,
        ...(reason?.trim() ? { reason: reason.trim() } : {}),
      },
      said: `已委派${context.agency.organisation.persons.get(to.personId)?.name ?? ''}先办，办完后回到您这里`,
    });
  });
}

/** 收回委派: whatever the delegate has prepared, the holder goes on alone. */
export function recall(context: UseCaseContext, input: InputOf<Recall>): Promise<Result<ReplyOf<Recall>>> {
  const { expectedVersion: seenVersion } = input.body;
  return signAct(context, { ...input.params, seenVersion, event: 'matters.delegation-recalled' }, (loaded) => {
    const command = recallCommand(context, loaded);
    return command.ok ? ok({ command: command.value, said: '已收回，由您办理' }) : command;
  });
}

/** What is asked of the engine for the task the request names. */
export function recallCommand(context: UseCaseContext, { row, state }: LoadedMatter): Result<Command> {
  const item = row.item === null ? undefined : state.items[row.item - 1];
  return item
    ? ok({ kind: 'recall', item: item.id, actor: actorOf(item, context.person()) })
    : reject('matters.not-found');
}
