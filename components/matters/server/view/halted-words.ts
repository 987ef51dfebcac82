import type { MatterView } from '../../contract.ts';
import { haltedBy } from '../../rules/halted.ts';
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

/** Who suspended it himself may let it go on. */
export const suspendedBy = ({ state }: LoadedMatter, events: readonly EventOfMatter[]): string | undefined =>
  events.find(({ sequence }) => sequence === state.suspended?.by)?.event.actor?.personId;
