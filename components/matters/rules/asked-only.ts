import { type FieldPermissions, forReading } from '@gov/forms';
import type { Item, NodeDefinition } from '@gov/workflow';

/**
 * What somebody may do at a step he was only asked about (加签, 委派, 协办): he reads what the step shows and writes his
 * opinion. The step's acts (签发, 编号 …) and its form fields stay with its holder. Who added him beside (并加签) made
 * him a member like the others, who has no `part`.
 */
export function asHandledBy(node: NodeDefinition, item: Item | undefined): NodeDefinition {
  return item?.part === undefined ? node : { ...node, actions: [], fields: readOnly(node.fields) };
}

/** What a step shows, with nothing to write. */
export const readOnly = (fields: FieldPermissions): FieldPermissions =>
  Object.fromEntries(Object.entries(fields).map(([key, permission]) => [key, forReading(permission)] as const));
