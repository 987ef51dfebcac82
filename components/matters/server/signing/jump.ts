import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { actorOf } from '../handling/apply-decision.ts';
import { signAct } from './sign-act.ts';

type Jump = (typeof routes)['jump'];

/** 特送: the holder sends it to one of the steps his own step names, with a reason that stays in the trace. */
export function jump(context: UseCaseContext, input: InputOf<Jump>): Promise<Result<ReplyOf<Jump>>> {
  const { expectedVersion, visit, node, reason } = input.body;
  return signAct(context, { ...input.params, expectedVersion, event: 'matters.jumped' }, ({ program }) =>
    ok({
      command: { kind: 'jump', visit, to: node, actor: actorOf(undefined, context.person()), reason },
      said: `已特送到“${program.nodes[node]?.name ?? ''}”`,
    }),
  );
}
