import { ok, type PersonId, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { actorOf } from '../handling/apply-decision.ts';
import { signAct } from './sign-act.ts';

type Reorder = (typeof routes)['reorder'];

/** 顺序会签: who comes next among those whose turn has not come. */
export function reorder(context: UseCaseContext, input: InputOf<Reorder>): Promise<Result<ReplyOf<Reorder>>> {
  const { expectedVersion, visit, personIds } = input.body;
  return signAct(context, { ...input.params, expectedVersion, event: 'matters.signers-reordered' }, () =>
    ok({
      command: {
        kind: 'reorder',
        visit,
        order: personIds as readonly string[] as readonly PersonId[], // reason: the engine compares them with who waits
        actor: actorOf(undefined, context.person()),
      },
      said: '已按新的次序会签',
    }),
  );
}
