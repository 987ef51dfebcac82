import type { FieldPermission, Program } from '../program.ts';

const plain: ReadonlySet<FieldPermission> = new Set<FieldPermission>(['read', 'edit', 'required']);

/** Whether a step with this right over a field does not show it plainly. */
export const conceals = (right: FieldPermission): boolean => !plain.has(right);

/** Fields that some step does not show plainly: they stay out of titles, lists, filters and statistics. */
export const concealedFields = (program: Program): readonly string[] => [
  ...new Set(
    Object.values(program.nodes).flatMap((node) =>
      Object.entries(node.fields)
        .filter(([, right]) => conceals(right))
        .map(([key]) => key),
    ),
  ),
];
