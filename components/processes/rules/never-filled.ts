import { type FieldPermission, type FormTemplate, isSystemKind } from '@gov/forms';

type Rights = Readonly<Record<string, FieldPermission>>;

const fills: ReadonlySet<FieldPermission> = new Set(['own', 'edit', 'required']);

/**
 * Labels of fields that must be filled, begin empty, and that neither a step nor the house fills. Such a matter can be sent on: a step
 * asks only for what it may change, so the field stays empty to the end.
 */
export function neverFilled(
  { fields }: FormTemplate,
  steps: readonly { readonly rights: Rights; readonly sets?: readonly string[] }[],
): readonly string[] {
  const filled = new Set(
    steps.flatMap(({ rights, sets = [] }) => [
      ...Object.entries(rights).flatMap(([key, right]) => (fills.has(right) ? [key] : [])),
      ...sets,
    ]),
  );
  return fields
    .filter((field) => field.required === true && !field.default && !isSystemKind(field.kind) && !filled.has(field.key))
    .map(({ label }) => label);
}
