import type { CalendarDate, FieldProblem, JsonObject, JsonValue } from '@gov/base';
import { checkValue } from '../data/check-value.ts';
import { displayValue } from '../data/display-value.ts';
import type { FormData } from '../data/form-data.ts';
import { authorsKey } from '../data/own-values.ts';
import { kindOf } from '../kinds/index.ts';
import { settle, tooMuchToCalculate } from '../rules/settle.ts';
import type { FieldDefinition } from '../template.ts';
import { isObject } from '../values/checked.ts';
import { conversionNamed } from './conversions.ts';
import type { Upgrade, UpgradeStep } from './upgrade.ts';

/** A field whose words on paper are others after the upgrade. */
export interface UpgradedField {
  readonly key: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

export interface UpgradedData {
  /** As it would be stored; meaningful without problems only. */
  readonly data: FormData;
  readonly changes: readonly UpgradedField[];
  /** Values that do not fit the new version: a matter with one of these stays with its version. */
  readonly problems: readonly FieldProblem[];
}

/** The data of one matter in the newer version of its form. The steps were checked (`checkUpgrade`). */
export function upgradeData(upgrade: Upgrade, data: FormData, today: CalendarDate): UpgradedData {
  const problems: FieldProblem[] = [];
  const values = new Map<string, JsonValue>(Object.entries(data));
  for (const step of upgrade.steps) take(step, { upgrade, values, problems });
  for (const field of upgrade.after.fields.values()) checkAgain(field, values, problems);
  const { data: settled, isExhausted } = settle(upgrade.after, Object.fromEntries(values) as JsonObject, today); // reason: built from JSON values
  if (isExhausted) problems.push({ path: 'rules', message: tooMuchToCalculate });
  return { data: settled, changes: changesOf(upgrade, data, settled), problems };
}

export interface MatterToUpgrade {
  readonly matterId: string;
  readonly data: FormData;
}

/** What would become of each of these matters; nothing is changed. */
export const previewUpgrade = (
  upgrade: Upgrade,
  matters: readonly MatterToUpgrade[],
  today: CalendarDate,
): readonly (UpgradedData & { readonly matterId: string })[] =>
  matters.map(({ matterId, data }) => ({ matterId, ...upgradeData(upgrade, data, today) }));

interface Work {
  readonly upgrade: Upgrade;
  readonly values: Map<string, JsonValue>;
  readonly problems: FieldProblem[];
}

function take(step: UpgradeStep, { upgrade, values, problems }: Work): void {
  switch (step.step) {
    case 'add':
      if (!values.has(step.field) && step.value !== null) values.set(step.field, step.value);
      return;
    case 'retire':
      return;
    case 'move': {
      const value = values.get(step.from);
      values.delete(step.from);
      if (value !== undefined) values.set(step.to, value);
      moveAuthor(values, step.from, step.to);
      return;
    }
    case 'convert': {
      const to = step.to ?? step.field;
      const [before, after] = [upgrade.before.fields.get(step.field), upgrade.after.fields.get(to)];
      const value = values.get(step.field);
      if (!before || !after || value === undefined) return;
      const converted = conversionNamed(step.by)?.convert(value, before, after);
      if (converted !== undefined) {
        values.set(to, converted);
        copyAuthor(values, step.field, to);
      } else
        problems.push({
          path: step.field,
          message: `“${before.label}”写的是“${displayValue(before, value)}”，不能转换`,
        });
    }
  }
}

/** 仅本人所填 goes with the value. */
function moveAuthor(values: Map<string, JsonValue>, from: string, to: string): void {
  copyAuthor(values, from, to);
  const authors = values.get(authorsKey);
  if (!isObject(authors)) return;
  const { [from]: _, ...others } = authors;
  values.set(authorsKey, others);
}

function copyAuthor(values: Map<string, JsonValue>, from: string, to: string): void {
  const authors = values.get(authorsKey);
  const author = isObject(authors) ? authors[from] : undefined;
  if (isObject(authors) && author !== undefined) values.set(authorsKey, { ...authors, [to]: author });
}

/** Options, lengths and bounds may be narrower than they were. What is calculated is calculated anew, what is retired stays as it is. */
function checkAgain(field: FieldDefinition, values: Map<string, JsonValue>, problems: FieldProblem[]): void {
  const value = values.get(field.key);
  if (value === undefined || field.retired || kindOf(field).calculated) return;
  if (problems.some(({ path }) => path === field.key)) return;
  const checked = checkValue(field, value);
  if (!checked.ok) problems.push({ path: field.key, message: `“${field.label}”：${checked.problem}` });
  else if (checked.value === null) values.delete(field.key);
  else values.set(field.key, checked.value);
}

function changesOf({ before, after }: Upgrade, old: FormData, now: FormData): readonly UpgradedField[] {
  const keys = new Set([...before.fields.keys(), ...after.fields.keys()]);
  return [...keys].flatMap((key) => {
    const said = (field: FieldDefinition | undefined, data: FormData): string =>
      field ? displayValue(field, data[key] ?? null) : '';
    const change = { before: said(before.fields.get(key), old), after: said(after.fields.get(key), now) };
    const label = (after.fields.get(key) ?? before.fields.get(key))?.label ?? key;
    return change.before === change.after ? [] : [{ key, label, ...change }];
  });
}
