import { branchesStandingStill } from '@gov/workflow';
import { branchWords } from '@gov/workflow/trace';
import type { MatterView } from '../../contract.ts';
import { branchLed, haltedBy } from '../../rules/waiting/halted.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import type { EventOfMatter } from './store.ts';

/** 已暂停 or 已终止: by whom, when, why. Undefined while it goes its way. */
export function haltedWords(loaded: LoadedMatter, events: readonly EventOfMatter[]): MatterView['halted'] {
  const halted = haltedBy(loaded.state);
  const act = halted && events.find(({ sequence }) => sequence === halted.seq);
  if (!halted || !act) return undefined;
  const { event } = act;
  const reason = event.kind === 'processSuspended' || event.kind === 'processTerminated' ? event.reason : '';
  return { kind: halted.kind, who: act.personName, at: act.at, reason };
}

/** 已暂停的各支: at which steps each stands, by whom, when, why. Empty while the whole matter stands still: that says enough. */
export function restingBranches(loaded: LoadedMatter, events: readonly EventOfMatter[]): MatterView['restingBranches'] {
  if (loaded.state.suspended) return [];
  return branchesStandingStill(loaded.state).flatMap((branch) => {
    const act = events.find(({ sequence }) => sequence === branch.suspended.by);
    if (act?.event.kind !== 'branchSuspended') return [];
    return [{ steps: branchWords(loaded, branch), who: act.personName, at: act.at, reason: act.event.reason }];
  });
}

/** Who suspended it himself, or the branch he leads, may let it go on. */
export function suspendedBy(
  loaded: LoadedMatter,
  events: readonly EventOfMatter[],
  personId: string,
): string | undefined {
  const act = loaded.state.suspended?.by ?? branchLed(loaded, personId)?.suspended?.by;
  return events.find(({ sequence }) => sequence === act)?.event.actor?.personId;
}
