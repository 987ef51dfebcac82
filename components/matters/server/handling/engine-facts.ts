import { dateInChina, type Instant, type JsonObject, plainCalendar } from '@gov/base';
import { compileExpression, type Expression, evaluate } from '@gov/expression';
import { type CompiledForm, formFacts } from '@gov/forms';
import { type OrganisationSnapshot, resolveHandlers } from '@gov/organisation';
import type { Facts } from '@gov/workflow';

const compiled = new Map<string, Expression | undefined>();

/** Conditions are parsed once; one that cannot be parsed is unknown, so the default branch is taken and traced. */
function expressionOf(source: string): Expression | undefined {
  if (compiled.has(source)) return compiled.get(source);
  const result = compileExpression(source);
  const expression = result.ok ? result.value : undefined;
  if (compiled.size < 10_000) compiled.set(source, expression);
  return expression;
}

/** Everything from outside that the engine may look at, from immutable snapshots. */
export function engineFacts(
  organisation: OrganisationSnapshot,
  form: CompiledForm,
  values: JsonObject,
  now: Instant,
): Facts {
  return {
    now,
    calendar: plainCalendar,
    formValues: values,
    resolveHandlers: (rule, context) => resolveHandlers(organisation, rule, context),
    evaluate(source) {
      const expression = expressionOf(source);
      if (!expression) return 'unknown';
      const value = evaluate(expression, formFacts(form, values, dateInChina(now)));
      return typeof value === 'boolean' ? value : 'unknown';
    },
  };
}
