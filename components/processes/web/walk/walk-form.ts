import { compileExpression } from '@gov/expression';
import { type CompiledForm, type FieldDefinition, kindOf } from '@gov/forms';

/** Kinds that are typed in a trial as they are. */
export const typedKinds: ReadonlySet<string> = new Set(['text', 'multiline', 'number', 'amount', 'documentNumber']);

const chosenKinds: ReadonlySet<string> = new Set(['person', 'section', 'post', 'switch', 'date', 'dateRange']);

const mostDecimals = 12;

/**
 * The form as it is filled in for a trial. 自动算 stays calculated where everything it looks at can be filled in there; any
 * other result (of 明细, of pictures) is typed, as a value of the kind it yields: a way that depends on it can be walked.
 */
export function walkForm(form: CompiledForm): CompiledForm {
  const typed = new Set(
    [...form.fields.values()].flatMap((field) =>
      field.kind === 'formula' && !isCalculable(form, field) ? [field.key] : [],
    ),
  );
  if (typed.size === 0) return form;
  return {
    ...form,
    fields: new Map([...form.fields].map(([key, field]) => [key, typed.has(key) ? asTyped(field) : field])),
    steps: form.steps.map((step) => {
      if (!typed.has(step.key)) return step;
      const { formula: _formula, ...others } = step;
      return others;
    }),
  };
}

/** Fields that a formula looks at, by key. */
export function inputsOf({ formula }: FieldDefinition): readonly string[] {
  const compiled = formula === undefined ? undefined : compileExpression(formula);
  return compiled?.ok ? compiled.value.variables : [];
}

function isCalculable(form: CompiledForm, field: FieldDefinition): boolean {
  return inputsOf(field).every((key) => {
    const input = form.fields.get(key);
    if (!input) return false;
    // a form whose formulas need each other is not compiled: this comes to an end
    return input.kind === 'formula' ? isCalculable(form, input) : isFilled(input);
  });
}

const isFilled = (field: FieldDefinition): boolean =>
  typedKinds.has(field.kind) ||
  chosenKinds.has(field.kind) ||
  (field.choices ?? kindOf(field).slot?.(field).choices) !== undefined;

function asTyped(field: FieldDefinition): FieldDefinition {
  const { formula: _formula, result = 'number', capitals: _capitals, ...others } = field;
  return { ...others, kind: result, ...(result === 'number' ? { decimals: mostDecimals } : {}) };
}
