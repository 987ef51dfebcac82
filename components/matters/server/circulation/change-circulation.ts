import { type PersonId, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { ableColleagues } from '../handling/able-colleague.ts';
import { actorOf } from '../handling/apply-decision.ts';
import { carryOut, done } from '../handling/carry-out.ts';
import { loadMatter } from '../handling/load-matter.ts';

type ChangeCirculation = (typeof routes)['changeCirculation'];

/**
 * 调整依次传阅: whoever sent it round takes back who has not read, and adds others at its end. What was read meanwhile makes the
 * page old only where it is about the reader himself: the engine says so. Who is taken back loses the right to read he had by it.
 */
export async function changeCirculation(
  context: UseCaseContext,
  input: InputOf<ChangeCirculation>,
): Promise<Result<ReplyOf<ChangeCirculation>>> {
  const { matterId } = input.params;
  const { circulation, removePersonIds, addAssignmentIds } = input.body;
  const loaded = await loadMatter(context, matterId);
  if (!loaded.ok) return loaded;
  if (loaded.value.row.state === 'DRAFT') return reject('matters.still-a-draft');
  const add = ableColleagues(context, addAssignmentIds);
  if (!add.ok) return add;
  return done(
    carryOut(context, loaded.value, {
      matterId,
      command: {
        kind: 'changeCirculation',
        circulation,
        actor: actorOf(undefined, context.person()),
        remove: removePersonIds as readonly string[] as readonly PersonId[], // reason: the engine compares them with who waits
        add: add.value,
      },
      event: 'matters.circulation-changed',
      details: { removed: removePersonIds.length, added: add.value.length },
    }),
  );
}
