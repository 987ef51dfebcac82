import { dateInChina, type JsonObject, type JsonValue } from '@gov/base';
import { applySystemEdit, type CompiledForm, type FieldKind, isSystemKind } from '@gov/forms';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';

interface Fitting {
  /** The child's form and what it holds already. */
  readonly form: CompiledForm;
  readonly before: JsonObject;
  readonly given: JsonObject;
  /** Words that a given value stands for on the caller's form (the label of a choice). */
  readonly wordsOf?: (key: string, value: JsonValue) => string | undefined;
}

/**
 * What a child is given, as far as its form takes it: a value as it is, the word it stands for, or the section of that name. What
 * fits nowhere is named; the system's own fields and attachments are never given. 密级 is kept also where the form has no such field.
 */
export function fittingValues(
  context: UseCaseContext,
  { form, before, given, wordsOf }: Fitting,
): { readonly fit: JsonObject; readonly unfit: readonly string[] } {
  const unfit: string[] = [];
  let fit: JsonObject = before;
  for (const [key, value] of Object.entries(given)) {
    const field = form.fields.get(key);
    if (!field && key === 'secrecyLevel') fit = { ...fit, secrecyLevel: value };
    else if (!field || isSystemKind(field.kind) || field.kind === 'attachments') unfit.push(key);
    else {
      const next = candidates(context, field.kind, value, wordsOf?.(key, value)).flatMap((one) =>
        taken(context, { form, before: fit, given: { [key]: one } }),
      );
      if (next[0]) fit = next[0];
      else unfit.push(key);
    }
  }
  return { fit, unfit };
}

function taken(context: UseCaseContext, { form, before, given }: Fitting): readonly JsonObject[] {
  const edited = applySystemEdit(form, { before, edit: given, today: dateInChina(context.now) });
  return edited.ok ? [edited.value] : [];
}

/** A section is found by its name: nobody would be found by a word. */
function candidates(
  context: UseCaseContext,
  kind: FieldKind,
  value: JsonValue,
  words: string | undefined,
): readonly JsonValue[] {
  const name = words ?? nameOf(value);
  if (kind === 'text' || kind === 'multiline') return [...(name === undefined ? [] : [name]), value];
  if (kind !== 'section') return [value];
  const found = [...context.agency.organisation.sections.values()].find((one) => one.name === name || one.id === value);
  return [value, ...(found ? [{ id: found.id, name: found.name }] : [])];
}

/** What an entry of a list is called: the word itself, or the name of an agency. */
function nameOf(value: JsonValue): string | undefined {
  if (typeof value === 'string') return value;
  const name = value !== null && typeof value === 'object' && 'name' in value ? value.name : undefined;
  return typeof name === 'string' ? name : undefined;
}
