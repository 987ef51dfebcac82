import { type Decision, dryRun, type Item, type State } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { listed } from '../handling/say.ts';

export interface WhoAndStep {
  readonly who: string;
  readonly step: string;
}

/** A person at a step, in words. */
export function whoAndStep(
  context: UseCaseContext,
  { program }: LoadedMatter,
  work: { readonly personId: string; readonly node: string; readonly name?: string },
): WhoAndStep {
  const { persons } = context.agency.organisation;
  return {
    who: persons.get(work.personId)?.name ?? '',
    step: work.name ?? program.nodes[work.node]?.name ?? '',
  };
}

/** Whose work is under way, resting work included. */
export const workOfState = (context: UseCaseContext, loaded: LoadedMatter, state: State): readonly WhoAndStep[] =>
  state.items.filter(isWork).map((item) => inWords(context, loaded, state, item));

const isWork = (item: Item): boolean => item.kind === 'do' && (item.state === 'open' || item.state === 'parked');

function inWords(context: UseCaseContext, loaded: LoadedMatter, state: State, item: Item): WhoAndStep {
  const { node = '', adhoc } = state.visits[(item.visit ?? 0) - 1] ?? {};
  const own = adhoc?.name ? { name: adhoc.name } : {};
  return whoAndStep(context, loaded, { personId: item.holder.personId, node, ...own });
}

/** Names of those at work, each once: `陈国栋、孙倩`; empty where nobody is. */
export const namesOf = (work: readonly WhoAndStep[]): string => listed([...new Set(work.map(({ who }) => who))]);

/** `由陈国栋接着办理` after a decision, or that nobody has it yet. */
export function goesOnWith(context: UseCaseContext, loaded: LoadedMatter, { state }: Decision): string {
  if (state.suspended) return '终止以前就暂停着，现在仍在暂停，要接着办请再点恢复办理';
  const names = namesOf(workOfState(context, loaded, state));
  return names === '' ? '现在没有人在办' : `由${names}接着办理`;
}

/** What a command would do now, or why it may not be done. */
export const whatWouldHappen = (loaded: LoadedMatter, command: Parameters<typeof dryRun>[2]) =>
  dryRun(loaded.program, loaded.state, command, loaded.facts);
