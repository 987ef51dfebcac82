import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { insertNote } from '../handling/store.ts';

/** A line of the trace that no act of the process made; without a name it is the house's own. */
export function noteOfHouse(
  context: UseCaseContext,
  matterId: string,
  { who = '系统', act, detail }: { readonly who?: string; readonly act: string; readonly detail: string },
): void {
  const { tx, now: at } = context;
  tx.write(insertNote(tx.agencyId, { id: context.newId(), matterId, at, personName: who, act, detail }));
}
