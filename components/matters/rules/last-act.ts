import type { Actor, Command, State } from '@gov/workflow';

/** One own act that can be taken back, with when it happened. */
interface TakenBack {
  readonly command: Command;
  readonly seq: number;
}

/**
 * The command that takes a person's last act back: a closed or given item is withdrawn, any other act (加签, 委派, 签收 …) undone.
 * `covered`: items he may still do for their holders (代理).
 */
export function commandToTakeBack(state: State, actor: Actor, covered: readonly number[]): Command | undefined {
  const acts = [
    ...itemsTakenBack(state, actor),
    ...itemsDoneForAnother(state, actor, covered),
    ...actsUndone(state, actor),
  ];
  return acts.toSorted((a, b) => a.seq - b.seq).at(-1)?.command;
}

/** Completing, returning and giving a step to somebody else. */
function itemsTakenBack(state: State, { personId }: Actor): readonly TakenBack[] {
  return state.items.flatMap((item) => {
    if (item.kind !== 'do') return [];
    const given = item.transfers.at(-1);
    if (item.state === 'open' && given?.from.personId === personId)
      return [{ command: { kind: 'withdraw', item: item.id, actor: given.from }, seq: given.seq }];
    const waits = state.pendingReturns.some((pending) => pending.item === item.id);
    const closed = item.state === 'done' || item.state === 'returned' || waits;
    if (!closed || item.holder.personId !== personId) return [];
    return [{ command: { kind: 'withdraw', item: item.id, actor: item.holder }, seq: item.closedBy ?? 0 }];
  });
}

/** 代办: by who did it, while he stands in; the holder takes it back like an act of his own. */
function itemsDoneForAnother(state: State, actor: Actor, covered: readonly number[]): readonly TakenBack[] {
  return state.items.flatMap(({ id, kind, holder, doneBy, closedBy, ...item }) => {
    const asBefore = doneBy?.byPost ? { byPost: doneBy.byPost } : {};
    const his = doneBy?.onBehalfOf && doneBy.personId === actor.personId && covered.includes(id);
    const waits = state.pendingReturns.some((pending) => pending.item === id);
    if (kind !== 'do' || !his || (item.state !== 'done' && item.state !== 'returned' && !waits)) return [];
    return [
      {
        command: { kind: 'withdraw', item: id, actor: { ...actor, ...asBefore, onBehalfOf: holder } },
        seq: closedBy ?? 0,
      },
    ];
  });
}

/** Noted acts that nothing has taken back yet; a hand-over is undone by its batch. */
function actsUndone(state: State, actor: Actor): readonly TakenBack[] {
  return (state.acts ?? []).flatMap((noted) =>
    noted.by === actor.personId && noted.act.kind !== 'handedOver'
      ? [{ command: { kind: 'undo', act: noted.seq, actor }, seq: noted.seq }]
      : [],
  );
}
