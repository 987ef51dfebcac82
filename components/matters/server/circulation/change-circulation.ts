import { ok, type PersonId, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { changedWords } from '@gov/workflow/trace';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { changeOf } from '../../rules/circulation/said.ts';
import { actorOf } from '../handling/apply-decision.ts';
import { carryOut } from '../handling/carry-out.ts';
import { loadMatter } from '../handling/load-matter.ts';
import { givenTo } from '../secrecy/given-to.ts';
import { nameIn } from '../view/person-words.ts';

type ChangeCirculation = (typeof routes)['changeCirculation'];

const nothing = { removed: [], added: [] };

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
  const add = givenTo(context, loaded.value.row.values, addAssignmentIds);
  if (!add.ok) return add;
  const changed = await carryOut(context, loaded.value, {
    matterId,
    command: {
      kind: 'changeCirculation',
      circulation,
      actor: actorOf(undefined, context.person()),
      remove: removePersonIds as readonly string[] as readonly PersonId[], // reason: the engine compares them with who waits
      add: add.value,
    },
    event: 'matters.circulation-changed',
    details: (decision) => {
      const { removed, added } = changeOf(decision) ?? nothing;
      return { removed: removed.length, added: added.length };
    },
  });
  if (!changed.ok) return changed;
  const { decision, version } = changed.value;
  const change = changeOf(decision) ?? nothing;
  return ok({ done: true, version, said: `已${changedWords(change, nameIn(context))}` });
}
