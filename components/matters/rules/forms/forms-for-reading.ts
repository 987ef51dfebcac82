import {
  type CompiledForm,
  type FieldPermission,
  type FieldPermissions,
  rightsOfForms,
  shownByDefault,
  standsOn,
} from '@gov/forms';
import type { Program, State } from '@gov/workflow';
import { readOnly } from '../asked-only.ts';

/** The forms that somebody without a step in hand reads: those of the steps he has handled; of nobody else's the main form. */
export function formsForReading(
  { program, state }: { readonly program: Program; readonly state: State },
  personId: string,
): readonly string[] {
  const handled = state.items.flatMap((item) => {
    const visit =
      item.kind === 'do' && item.holder.personId === personId ? state.visits[(item.visit ?? 0) - 1] : undefined;
    return visit ? [program.nodes[visit.node]?.forms ?? shownByDefault] : [];
  });
  const seen = new Set(handled.length > 0 ? handled.flat() : shownByDefault);
  // in an order that does not hang on who did what first: the main form, then as the process names them
  const named = Object.values(program.nodes).flatMap((node) => node.forms ?? []);
  return [...new Set([...shownByDefault, ...named])].filter((key) => seen.has(key));
}

/**
 * Rights without an open task: nothing can be filled in; what any step that is shown a form hides from its handler, or shows him
 * only in part, mere readers of that form see no better.
 */
export function readingRights(form: CompiledForm, program: Program, seen: readonly string[]): FieldPermissions {
  const all = Object.values(program.nodes).flatMap((node) => {
    const stands = standsOn(form, node.forms ?? shownByDefault);
    return Object.entries(readOnly(node.fields)).filter(([key]) => stands(key));
  });
  const least: Record<string, FieldPermission> = {};
  for (const kept of ['ownRead', 'masked', 'hidden'] as const)
    for (const [key, permission] of all) if (permission === kept) least[key] = kept;
  return rightsOfForms(form, least, seen);
}
