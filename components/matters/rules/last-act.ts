import type { PersonId } from '@gov/base';
import type { Actor, Item, State } from '@gov/workflow';

/** What 取回 would undo: the item of a person's last act on a step, and as whom he did it. */
export interface LastAct {
  readonly item: Item;
  readonly actor: Actor;
}

/** Completing, returning and giving a step to somebody else are acts that can be taken back. */
export function lastActOf(state: State, personId: PersonId): LastAct | undefined {
  const acts = state.items.flatMap((item) => {
    if (item.kind !== 'do') return [];
    const given = item.transfers.at(-1)?.from;
    if (item.state === 'open')
      return given?.personId === personId ? [{ item, actor: given, seq: item.transfers.at(-1)?.seq ?? 0 }] : [];
    return item.holder.personId === personId ? [{ item, actor: item.holder, seq: item.closedBy ?? 0 }] : [];
  });
  return acts.toSorted((a, b) => a.seq - b.seq).at(-1);
}
