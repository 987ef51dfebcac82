import type { JsonObject } from '@gov/base';
import type { Child, State } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { entryOf, givenValues } from '../../rules/children/given-values.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { type ChildRow, writeChildren } from './store.ts';

/** Kind of the wake-up that brings the children of a matter in line with what it called and stopped; its key is that matter. */
export const childrenKind = 'matters.children';
/** Kind of the wake-up of one trial of one child. */
export const childKind = 'matters.child';
export const childKeyOf = (parentId: string, child: number): string => `${parentId}/${child}`;
/** Kind of the wake-up at the end of a child; its key is the child's matter. */
export const childEndedKind = 'matters.child-ended';

/**
 * What a decision says of children is kept with it, and a wake-up does it: in transactions of their own, so that a caller holds
 * no child's lock. Costs nothing where a decision calls and stops none. A child that has ended says so to its caller likewise.
 */
export function noteChildren(context: UseCaseContext, loaded: LoadedMatter, after: State, values: JsonObject): void {
  const { row, state: before } = loaded;
  if (after.called && after.status !== 'open' && (before.status === 'open' || row.state === 'DRAFT'))
    context.wakeUp(childEndedKind, row.id);
  // its caller may have wanted it stopped meanwhile
  if (after.called && before.suspended && !after.suspended) context.wakeUp(childEndedKind, row.id);
  const known = row.state === 'DRAFT' ? [] : (before.children ?? []);
  const now = after.children ?? [];
  const called = now.filter(({ id, state }) => known[id - 1] === undefined && state === 'running');
  const stopped = known.filter(({ id, state }) => state === 'running' && now[id - 1]?.state === 'cancelled');
  if (called.length === 0 && stopped.length === 0) return;
  const rows = called.map((child) => rowOf(context, loaded, after, { child, values }));
  const stops = stopped.map(({ id }) => id);
  context.tx.write(writeChildren(context.tx.agencyId, { parentId: row.id, called: rows, stopped: stops }));
  context.wakeUp(childrenKind, row.id);
}

function rowOf(
  context: UseCaseContext,
  { program }: LoadedMatter,
  after: State,
  { child, values }: { readonly child: Child; readonly values: JsonObject },
): ChildRow {
  const node = program.nodes[after.visits[child.visit - 1]?.node ?? ''];
  return {
    child: child.id,
    matter_id: context.newId(),
    reopens: child.reopens ?? null,
    step: node?.name ?? '',
    kind_code: child.process,
    entry: node?.call ? entryOf(node.call, child, values) : null,
    form_values: node?.call ? givenValues(node.call, child, { values, program }) : {},
  };
}
