import { compileExpression } from '@gov/expression';
import type { CompiledForm } from '../compiled-form.ts';
import { isRequired } from '../data/visible-data.ts';
import { type FieldPermissions, type FormViewer, permissionOf } from '../permission.ts';
import type { LiveForm } from '../render-tree.ts';
import type { FieldDefinition, FormRule } from '../template.ts';

/**
 * What the page may work out by itself for this viewer: only from fields whose value he has as it is. A rule that looks at
 * anything else stays with the server, which answers at the next save. Undefined where there is nothing to work out.
 */
export function liveForm(form: CompiledForm, permissions: FieldPermissions, viewer: FormViewer): LiveForm | undefined {
  if (form.steps.length + form.require.size + form.checks.length === 0) return undefined;
  const known = [...form.fields.values()].filter((field) => isKnown(field, permissions));
  const keys = new Set(known.map(({ key }) => key));
  const all = form.template.rules ?? [];
  const kept = all.filter((rule) => keysOf(rule).every((key) => keys.has(key)) && isDecidable(rule.when, keys));
  // one of several reasons to be on the paper decides nothing without the others
  const rules = kept.filter((rule) => othersOf(rule, all).every((other) => kept.includes(other)));
  return {
    ...(viewer.today === undefined ? {} : { today: viewer.today }),
    fields: known.map((field) => withKnownFormulas(field, keys)),
    rules,
    required: known.filter((field) => isRequired(field, permissions)).map(({ key }) => key),
  };
}

function isKnown(field: FieldDefinition, permissions: FieldPermissions): boolean {
  const permission = permissionOf(permissions, field.key);
  return field.kind !== 'hidden' && (permission === 'read' || permission === 'edit' || permission === 'required');
}

const keysOf = (rule: FormRule): readonly string[] => (rule.kind === 'options' ? [rule.field] : rule.fields);

/** Rules of the same kind that speak of the same fields. */
const othersOf = (rule: FormRule, all: readonly FormRule[]): readonly FormRule[] =>
  rule.kind === 'check'
    ? []
    : all.filter((other) => other.kind === rule.kind && keysOf(other).some((key) => keysOf(rule).includes(key)));

function isDecidable(source: string, keys: ReadonlySet<string>): boolean {
  const compiled = compileExpression(source);
  return compiled.ok && compiled.value.variables.every((name) => keys.has(name));
}

/** A formula over what is not known here is left out: its value comes from the server. */
function withKnownFormulas(field: FieldDefinition, keys: ReadonlySet<string>): FieldDefinition {
  const { formula, columns, ...rest } = field;
  const inRow = new Set([...keys, ...(columns ?? []).map(({ key }) => key)]);
  return {
    ...rest,
    ...(formula && isDecidable(formula, keys) ? { formula } : {}),
    ...(columns ? { columns: columns.map((column) => withKnownFormulas(column, inRow)) } : {}),
  };
}
