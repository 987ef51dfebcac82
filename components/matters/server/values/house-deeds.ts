import { dateInChina, type Instant, type JsonObject, type JsonValue } from '@gov/base';
import { applySystemEdit, type CompiledForm } from '@gov/forms';
import type { WorkflowEvent } from '@gov/workflow';

/** Values with one field set by a step of the process; a value that the field does not take leaves them as they are. */
export function valuesWith(
  form: CompiledForm,
  before: JsonObject,
  change: { readonly field: string; readonly value: JsonValue; readonly now: Instant },
): JsonObject {
  const edit = { [change.field]: change.value };
  const edited = applySystemEdit(form, { before, edit, today: dateInChina(change.now) });
  return edited.ok ? edited.value : before;
}

/** Values as the steps that the house did in a decision leave them; they are stored with it. */
export const valuesAfterDeeds = (
  form: CompiledForm,
  values: JsonObject,
  events: readonly WorkflowEvent[],
): JsonObject =>
  events.reduce(
    (before, event) =>
      event.kind === 'houseDid' && event.field !== undefined
        ? valuesWith(form, before, { field: event.field, value: event.value ?? null, now: event.at })
        : before,
    values,
  );
