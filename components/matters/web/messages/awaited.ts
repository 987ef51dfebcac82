import type { MatterView } from '../../contract.ts';

/** One message of which somebody may say that it has come. */
export interface Awaited {
  readonly key: string;
  readonly visit: number;
  readonly event: string;
  readonly name: string;
}

/** All of them, over all waiting steps. */
export const awaitedOf = (waits: MatterView['waits']): readonly Awaited[] =>
  waits.flatMap(({ visit, events }) =>
    events.map(({ id, name }) => ({ key: `${visit} ${id}`, visit, event: id, name })),
  );
