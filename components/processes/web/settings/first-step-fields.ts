import { type FieldPermission, type FormTemplate, formOfKey, isSystemKind, shownByDefault } from '@gov/forms';
import { type Design, stepsWithin } from '@gov/workflow/designing';

type Rights = Readonly<Record<string, FieldPermission>>;

/** What who begins a matter needs: everything that a person can fill. */
export const allFilled = (template: FormTemplate, shown: readonly string[]): Rights =>
  Object.fromEntries(
    template.fields
      .filter(({ key, kind }) => !isSystemKind(kind) && shown.includes(formOfKey(key)))
      .map(({ key, required }) => [key, required ? 'required' : 'edit'] as const),
  );

/**
 * What the first step fills when a form is chosen for a process: everything that no other step fills. Undefined where somebody
 * has said already what it fills, or where no step stands first.
 */
export function firstStepFields(
  { program, locked }: Pick<Design, 'program' | 'locked'>,
  template: FormTemplate,
): { readonly node: string; readonly fields: Rights } | undefined {
  const [block] = program.root.blocks;
  const node = block?.kind === 'step' ? program.nodes[block.node] : undefined;
  if (!node || locked[node.id] || node.waits || node.call || node.does || Object.keys(node.fields).length > 0)
    return undefined;
  const others = stepsWithin(program.root.blocks).filter((id) => id !== node.id);
  const taken = new Set(
    others.flatMap((id) =>
      Object.entries(program.nodes[id]?.fields ?? {}).flatMap(([key, may]) =>
        may === 'edit' || may === 'required' ? [key] : [],
      ),
    ),
  );
  const fields = Object.entries(allFilled(template, node.forms ?? shownByDefault)).filter(([key]) => !taken.has(key));
  return fields.length > 0 ? { node: node.id, fields: Object.fromEntries(fields) } : undefined;
}
