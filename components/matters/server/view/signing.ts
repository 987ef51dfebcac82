import type { AssignmentId, PersonId } from '@gov/base';
import { type Command, type Item, itemStandsStill, type Visit } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type MatterView, matterKindHooks } from '../../contract.ts';
import { missedSteps } from '../../rules/must-pass.ts';
import { togetherWords } from '../../rules/votes/together-words.ts';
import { actorOf } from '../handling/apply-decision.ts';
import { type BoundMatter, decideWithin } from '../handling/bound-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { mayAddStep } from '../signing/add-step.ts';
import { nextChoices } from '../signing/choose-next.ts';
import { addedBefore } from './added-before.ts';
import { personWords } from './person-words.ts';
import type { TaskOfMatter } from './store.ts';

type Signing = NonNullable<MatterView['signing']>;

/** Nobody: stands for whoever would be added, to ask the engine whether anybody may be. */
const anybody = {
  personId: '00000000-0000-0000-0000-000000000000' as PersonId, // reason: never stored, only asked with
  assignmentId: '00000000-0000-0000-0000-000000000000' as AssignmentId, // reason: as above
};

const wheres = ['before', 'after', 'parallel'] as const;

/** The work item the caller has in hand, or that rests while he waits for answers. */
export const handledItem = ({ state }: LoadedMatter, personId: string): Item | undefined =>
  ['open', 'parked']
    .map((wanted) =>
      state.items.find((item) => item.kind === 'do' && item.state === wanted && item.holder.personId === personId),
    )
    .find((item) => item !== undefined);

/** Who handles the step with the caller, as far as he may change it now; every offer is asked of the engine. */
export function signingOf(
  context: UseCaseContext,
  loaded: BoundMatter,
  tasks: readonly TaskOfMatter[],
): Signing | undefined {
  const { state, program, row } = loaded;
  const item = handledItem(loaded, context.person().personId);
  const visit = item?.visit === undefined ? undefined : state.visits[item.visit - 1];
  const task = tasks.find((one) => one.item === item?.id);
  if (!item || !visit || !task || row.state !== 'RUNNING' || itemStandsStill(state, item)) return undefined;
  const possible = (command: Command): boolean => decideWithin(loaded, command).ok;
  const actor = actorOf(item, context.person());
  const inWords = (one: { readonly personId: PersonId; readonly assignmentId: AssignmentId }) =>
    personWords(context, one.personId, one.assignmentId);
  const words = context.extension(matterKindHooks, row.kindCode)?.(context) ?? {};
  const addStep = addableStep(context, loaded, visit, item);
  const choice = nextChoices(context, loaded, item);
  const order = visit.queue.map((one) => one.personId);
  return {
    visit: visit.id,
    taskId: task.id,
    add: wheres.filter((where) => possible({ kind: 'addSigners', item: item.id, actor, where, signers: [anybody] })),
    together: togetherWords(program.nodes[visit.node]?.multi ?? { mode: 'single' }),
    ...(addStep ? { addStep } : {}),
    ...(choice ? { chooseNext: choice } : {}),
    removable: seatsBeside(loaded, visit, item)
      .filter(({ personId }) =>
        possible({ kind: 'removeSigner', visit: visit.id, person: personId, actor, reason: '减签' }),
      )
      .map(inWords),
    queue:
      order.length > 1 && possible({ kind: 'reorder', visit: visit.id, order, actor }) ? visit.queue.map(inWords) : [],
    jumps: (program.nodes[visit.node]?.operations.jumpTo ?? [])
      .filter((to) => possible({ kind: 'jump', visit: visit.id, to, actor, reason: '特送' }))
      .filter((to) => missedSteps(program, words, visit.node, to).length === 0)
      .map((node) => ({ node, step: program.nodes[node]?.name ?? '' })),
  };
}

/** 加一步: how many steps are left, and whether several may work at once; nothing is asked where the process names none. */
function addableStep(
  context: UseCaseContext,
  loaded: LoadedMatter,
  { node, adhoc }: Visit,
  item: Item,
): Signing['addStep'] {
  const free = loaded.program.nodes[node]?.free;
  if (!free?.persons || !mayAddStep(context, loaded, item, [anybody])) return undefined;
  const left = free.limit - (adhoc?.step ?? 0) - (adhoc?.later?.length ?? 0);
  const again = addedBefore(context, loaded, item.visit ?? 0);
  return { left, together: mayAddStep(context, loaded, item, [anybody, anybody]), ...(again ? { again } : {}) };
}

/** Everybody else with a place in this round: at work, in the queue, or planned after somebody. */
function seatsBeside({ state }: LoadedMatter, visit: Visit, mine: Item): Item['holder'][] {
  const items = state.items.filter((one) => one.visit === visit.id && one.kind === 'do' && one.id !== mine.id);
  const atWork = items.filter((one) => one.state === 'open' || one.state === 'parked').map((one) => one.holder);
  const planned = [mine, ...items].flatMap((one) => one.after ?? []);
  return [...atWork, ...visit.queue, ...planned];
}
