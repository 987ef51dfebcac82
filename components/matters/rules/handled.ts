import type { State } from '@gov/workflow';

/** A step somebody has handled: completed, returned or given on for good (转办). */
interface HandledStep {
  readonly personId: string;
  readonly visit: number;
  /** The act by which he did. */
  readonly seq: number;
}

/** What an act changed for the lists 已办 and 在办. */
export interface HandledChange {
  /** Persons who have just handled a step, with the step's visit. */
  readonly added: ReadonlyMap<string, number>;
  /** Persons who took back the only thing they had done. */
  readonly gone: readonly string[];
}

export function handledChange(before: State, after: State): HandledChange {
  const known = handledSteps(before);
  const now = handledSteps(after);
  const added = now.filter((step) => !known.some((one) => one.seq === step.seq && one.personId === step.personId));
  const still = new Set(now.map((step) => step.personId));
  return {
    added: new Map(added.map(({ personId, visit }) => [personId, visit])),
    gone: [...new Set(known.map((step) => step.personId))].filter((personId) => !still.has(personId)),
  };
}

function handledSteps(state: State): readonly HandledStep[] {
  return state.items.flatMap(({ kind, visit, holder, closedBy, transfers, doneBy, ...item }) => {
    if (kind !== 'do' || visit === undefined) return [];
    const given = transfers.map(({ from, seq }) => ({ personId: from.personId, visit, seq }));
    const isDone = item.state === 'done' || item.state === 'returned';
    if (!isDone) return given;
    // 代办: it is in the lists of both.
    const doers = doneBy?.onBehalfOf ? [holder.personId, doneBy.personId] : [holder.personId];
    return [...given, ...doers.map((personId) => ({ personId, visit, seq: closedBy ?? 0 }))];
  });
}
