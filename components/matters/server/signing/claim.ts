import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { actorOf } from '../handling/apply-decision.ts';
import { signAct } from './sign-act.ts';

type Claim = (typeof routes)['claim'];
type Release = (typeof routes)['release'];

/** 签收: of two at the same moment one has it, the other is told who. */
export function claim(context: UseCaseContext, input: InputOf<Claim>): Promise<Result<ReplyOf<Claim>>> {
  return signAct(context, { ...input.params, event: 'matters.task-claimed' }, (_, item) =>
    item
      ? ok({
          command: { kind: 'claim', item: item.id, actor: actorOf(item, context.person()) },
          said: '已签收，由您办理',
        })
      : reject('matters.not-found'),
  );
}

/** 放弃签收: everybody who could have taken it can take it again. */
export function release(context: UseCaseContext, input: InputOf<Release>): Promise<Result<ReplyOf<Release>>> {
  const reason = input.body.reason?.trim();
  return signAct(context, { ...input.params, event: 'matters.task-released' }, (_, item) =>
    item
      ? ok({
          command: {
            kind: 'release',
            item: item.id,
            actor: actorOf(item, context.person()),
            ...(reason ? { reason } : {}),
          },
          said: '已放弃签收，其他人可以签收办理',
        })
      : reject('matters.not-found'),
  );
}
