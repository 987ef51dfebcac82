import { type CalendarDate, type FieldProblem, type JsonValue, ok, type Result, reject } from '@gov/base';
import type { CompiledForm } from '../compiled-form.ts';
import { kindOf } from '../kinds/index.ts';
import { type FieldPermissions, permissionOf } from '../permission.ts';
import { type Settled, settle, tooMuchToCalculate } from '../rules/settle.ts';
import type { FieldDefinition } from '../template.ts';
import { list } from '../values/checked.ts';
import { checkValue } from './check-value.ts';
import type { FormData, FormEdit, NamedReference } from './form-data.ts';
import { authorsKey, isOthers, withCommon, withOwn } from './own-values.ts';
import { signed } from './signed.ts';
import { storedValue } from './visible-data.ts';

export interface DataChange {
  readonly before: FormData;
  readonly edit: FormEdit;
  /** For formulas and rules that ask `today()`, and the day of a signature. */
  readonly today: CalendarDate;
  /** Who edits; without one nobody can sign or write 仅本人所填. */
  readonly person?: NamedReference;
}

/**
 * A person's edit at one step. All or nothing: `forms.edit-refused` names every refused field with a Chinese sentence –
 * unknown keys, hidden and read-only fields, values of a wrong type or length, options that a rule leaves out. Then the
 * form's rules act: formulas are calculated anew, and what is not on the paper any more loses its value.
 */
export function applyEdit(form: CompiledForm, permissions: FieldPermissions, change: DataChange): Result<FormData> {
  const { person, today, before } = change;
  const isOwn = (field: FieldDefinition): boolean => permissionOf(permissions, field.key) === 'own';
  return changeData(form, change, {
    refuse: (field) => refusal(field, permissions, change),
    checked: (field, value) => signed(field, value, { person, today, before: storedValue(before, field.key) }),
    isOwn,
    stored: (field, data, value) =>
      person && isOwn(field) ? withOwn(field, data, { personId: person.id, value }) : withCommon(field, data, value),
  });
}

/** Values written by the system (document number, body link, register number): checked like any value, no permission asked. */
export function applySystemEdit(form: CompiledForm, change: DataChange): Result<FormData> {
  return changeData(form, change, {
    refuse: () => undefined,
    checked: checkValue,
    isOwn: () => false,
    stored: withCommon,
  });
}

function refusal(field: FieldDefinition, permissions: FieldPermissions, change: DataChange): string | undefined {
  const permission = permissionOf(permissions, field.key);
  // the name of a hidden field must not be confirmed either
  if (permission === 'hidden' || field.kind === 'hidden') return '没有这一项';
  if (kindOf(field).system) return `“${field.label}”由系统填写，不能改`;
  if (field.retired) return `“${field.label}”已经停用，不能改`;
  switch (permission) {
    case 'masked':
    case 'ownRead':
    case 'read':
      return `“${field.label}”在这一步只能看，不能改`;
    case 'own':
      return change.person && !isOthers(field, change.before, change.person.id)
        ? undefined
        : `“${field.label}”已经由别人填了，只有填的人能看、能改`;
    case 'edit':
    case 'required':
      return undefined;
  }
}

interface Manner {
  readonly refuse: (field: FieldDefinition) => string | undefined;
  readonly checked: typeof checkValue;
  /** Written 仅本人所填. */
  readonly isOwn: (field: FieldDefinition) => boolean;
  readonly stored: (field: FieldDefinition, data: FormData, value: JsonValue) => FormData;
}

function changeData(
  form: CompiledForm,
  change: DataChange,
  { refuse, checked, isOwn, stored }: Manner,
): Result<FormData> {
  const problems: FieldProblem[] = [];
  const written = new Map<string, JsonValue>();
  let data: Record<string, JsonValue> = { ...change.before };
  for (const [key, value] of Object.entries(change.edit)) {
    const field = form.fields.get(key);
    const refused = field ? refuse(field) : '没有这一项';
    const result = field && !refused ? checked(field, value) : undefined;
    if (refused) problems.push({ path: key, message: refused });
    else if (result && !result.ok) problems.push({ path: key, message: result.problem });
    else if (field && result?.ok) {
      // a long form is written field by field: only where authors are kept is more touched than the field
      if (isOwn(field) || Object.hasOwn(data, authorsKey)) data = { ...stored(field, data, result.value) };
      else if (result.value === null) delete data[key];
      else data[key] = result.value;
      written.set(key, result.value);
    }
  }
  const settled = settle(form, data, change.today);
  problems.push(...leftOutOptions(settled, written));
  if (settled.isExhausted) problems.push({ path: Object.keys(change.edit)[0] ?? 'rules', message: tooMuchToCalculate });
  if (problems.length > 0) return reject('forms.edit-refused', { count: problems.length }, problems);
  return ok(settled.data);
}

/** What was chosen just now and is not among the options that a rule leaves. */
const leftOutOptions = ({ options }: Settled, written: ReadonlyMap<string, JsonValue>): readonly FieldProblem[] =>
  [...options].flatMap(([key, left]) => {
    const value = written.get(key) ?? null;
    const chosen = Array.isArray(value) ? list(value) : value === null ? [] : [value];
    return chosen.every((one) => left.includes(String(one))) ? [] : [{ path: key, message: '请从选项里选' }];
  });
