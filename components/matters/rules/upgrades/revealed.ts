import { type FieldPermission, forReading, permissionOf } from '@gov/forms';
import type { NodeDefinition, Program } from '@gov/workflow';

/** A value that goes to another field. */
export interface Carried {
  readonly from: string;
  readonly to: string;
}

/** How much a reader sees: nothing, a part, everything. */
function sight(permission: FieldPermission): 0 | 1 | 2 {
  const reading = forReading(permission);
  return reading === 'hidden' ? 0 : reading === 'read' ? 2 : 1;
}

const seenAt = (node: NodeDefinition, key: string) => sight(permissionOf(node.fields, key));

/** What readers without a step see: no more than the step that shows least. */
const leastSeen = ({ nodes }: Program, key: string) =>
  Math.min(2, ...Object.values(nodes).map((node) => seenAt(node, key)));

/** Everything of a field is seen at every step. */
export const isOpenToAll = (program: Program, key: string): boolean => leastSeen(program, key) === 2;

/**
 * The first value that more people would see under its new key than under the old one: at the same step, or without one.
 * Rights lie under keys, so a process that hides `salary` says nothing of `pay`.
 */
export function revealed(carried: readonly Carried[], from: Program, to: Program): Carried | undefined {
  return carried.find(({ from: old, to: now }) => {
    const atStep = Object.values(from.nodes).some((node) => {
      const same = to.nodes[node.id];
      return same !== undefined && seenAt(same, now) > seenAt(node, old);
    });
    return atStep || leastSeen(to, now) > leastSeen(from, old);
  });
}
