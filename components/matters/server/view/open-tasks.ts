import { drawnAt, type Item, presentRound, type Visit } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { MatterView } from '../../contract.ts';
import { readingWords } from '../../rules/title.ts';
import { dueOf } from '../../rules/waiting/halted.ts';
import { sectionsOver } from '../../rules/waiting/section-limits.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { nodeOf } from './in-hand.ts';
import { personWords } from './person-words.ts';
import type { StandInNames } from './stand-in-names.ts';
import type { TaskOfMatter } from './store.ts';

/** 现在等谁: all work and reading that is open or rests. */
export function openTasksOf(
  context: UseCaseContext,
  loaded: LoadedMatter,
  tasks: readonly TaskOfMatter[],
  names: StandInNames,
): MatterView['openTasks'] {
  if (loaded.row.state === 'DRAFT') return [];
  return loaded.state.items
    .filter((item) => item.state === 'open' || item.state === 'parked')
    .flatMap((item) => {
      const task = tasks.find((t) => t.item === item.id);
      if (!task) return [];
      return [
        {
          taskId: task.id,
          step: nodeOf(loaded, item)?.name ?? readingWords(item),
          holder: personWords(context, item.holder.personId, item.holder.assignmentId),
          standIns: names.ofItem(item, nodeOf(loaded, item)),
          since: item.openedAt,
          opened: task.seenAt !== null,
          ...dueWords(loaded, item),
          within: sectionsOver(loaded, item).map(({ name, dueAt }) => ({ name, dueAt })),
          kind: item.kind,
          ...(item.pressed && item.pressed.count > 0 ? { pressed: item.pressed.count } : {}),
          ...(item.state === 'parked' ? { rests: whyAtRest(loaded, item) } : {}),
        },
      ];
    });
}

function dueWords({ state }: LoadedMatter, item: Item): { readonly dueAt?: string } {
  const dueAt = dueOf(state, item);
  return dueAt === undefined ? {} : { dueAt };
}

function whyAtRest({ state }: LoadedMatter, item: Item): NonNullable<MatterView['openTasks'][number]['rests']> {
  if (state.pendingReturns.some((pending) => pending.visit === item.visit)) return 'return';
  const due = state.items.some((one) => one.parent === item.id && (one.state === 'open' || one.state === 'parked'));
  return due ? 'answers' : 'claimed';
}

/** How far each step of the diagram is. */
export function nodeStatesOf({ state, row }: LoadedMatter): MatterView['nodeStates'] {
  const states: Record<string, 'done' | 'open' | 'stopped'> = {};
  // an added step of a former round is not drawn: its place belongs to what is added now
  // the clock of a sub-process is no step of it
  const isDrawn = (visit: Visit) => !visit.clock && (!visit.adhoc || presentRound(state, visit.node).includes(visit));
  for (const visit of state.visits.filter(isDrawn)) {
    const place = drawnAt(visit);
    if (visit.state === 'done' || visit.state === 'returned') states[place] ??= 'done';
    if (visit.state === 'open' || visit.state === 'parked')
      states[place] = row.state === 'CANCELLED' ? 'stopped' : 'open';
    if (visit.state === 'incident') states[place] = 'stopped';
  }
  return states;
}
