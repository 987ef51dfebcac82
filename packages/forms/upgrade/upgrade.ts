import type { FieldProblem, JsonValue } from '@gov/base';
import type { CompiledForm } from '../compiled-form.ts';
import { checkValue } from '../data/check-value.ts';
import { holdsValues } from '../kinds/index.ts';
import type { FieldDefinition } from '../template.ts';
import { conversionNamed } from './conversions.ts';

/**
 * One step from a version of a form to a newer one, as data. `add` gives matters under way a value for a new field, `retire`
 * leaves a field readable that nobody fills in any more, `move` takes a value to another field of the same kind, `convert`
 * makes it one of another kind by a fixed function: under its own key, or as the value of the new field `to`, while what was
 * written stays readable in the retired one.
 */
export type UpgradeStep =
  | { readonly step: 'add'; readonly field: string; readonly value: JsonValue }
  | { readonly step: 'retire'; readonly field: string }
  | { readonly step: 'move'; readonly from: string; readonly to: string }
  | { readonly step: 'convert'; readonly field: string; readonly to?: string; readonly by: string };

export interface Upgrade {
  readonly before: CompiledForm;
  readonly after: CompiledForm;
  readonly steps: readonly UpgradeStep[];
}

/** What is wrong with the steps, before anything is touched; empty = every field of the old version has its place in the new one. */
export function checkUpgrade({ before, after, steps }: Upgrade): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const say = (path: string, message: string): void => {
    problems.push({ path, message });
  };
  const touched = new Set<string>();
  for (const step of steps) {
    for (const key of keysOf(step)) {
      if (touched.has(key)) say(key, `“${labelOf(before, after, key)}”在两步里都动到了`);
      touched.add(key);
    }
    const problem = stepProblem(step, { before, after });
    if (problem) say(step.step === 'move' ? step.from : step.field, problem);
  }
  for (const [key, field] of before.fields) {
    if (touched.has(key)) continue;
    const now = after.fields.get(key);
    if (!now && !holdsValues(field)) continue;
    if (!now) say(key, `新版本里没有“${field.label}”，请停用它，或者移到别的字段`);
    else if (now.kind !== field.kind) say(key, `“${field.label}”换了一种字段，请选怎么转换`);
  }
  return problems;
}

/** Keys that a step touches. */
const keysOf = (step: UpgradeStep): readonly string[] =>
  step.step === 'move'
    ? [step.from, step.to]
    : step.step === 'convert' && step.to !== undefined && step.to !== step.field
      ? [step.field, step.to]
      : [step.field];

/** From where to where values go that leave their field. */
export const carriedFields = (
  steps: readonly UpgradeStep[],
): readonly { readonly from: string; readonly to: string }[] =>
  steps.flatMap((step) => {
    const [from, to] = step.step === 'add' || step.step === 'retire' ? [] : keysOf(step);
    return from !== undefined && to !== undefined ? [{ from, to }] : [];
  });

const labelOf = (before: CompiledForm, after: CompiledForm, key: string): string =>
  (before.fields.get(key) ?? after.fields.get(key))?.label ?? key;

function stepProblem(step: UpgradeStep, { before, after }: Omit<Upgrade, 'steps'>): string | undefined {
  switch (step.step) {
    case 'add':
      return addProblem(after.fields.get(step.field), before.fields.has(step.field), step.value);
    case 'retire':
      return retireProblem(before.fields.get(step.field), after.fields.get(step.field));
    case 'move':
      return (
        moveProblem(before.fields.get(step.from), after.fields.get(step.to), after.fields.get(step.from)) ??
        takenProblem(before.fields.get(step.to))
      );
    case 'convert': {
      const to = step.to ?? step.field;
      return (
        convertProblem(before.fields.get(step.field), after.fields.get(to), step.by) ??
        (to === step.field ? undefined : takenProblem(before.fields.get(to)))
      );
    }
  }
}

const isGone = '要动的字段不存在';

function addProblem(field: FieldDefinition | undefined, isOld: boolean, value: JsonValue): string | undefined {
  if (!field) return isGone;
  if (isOld) return `“${field.label}”以前就有，不是新加的`;
  if (!holdsValues(field)) return `“${field.label}”不用给值`;
  const checked = checkValue(field, value);
  return checked.ok ? undefined : `“${field.label}”给的值不对：${checked.problem}`;
}

function retireProblem(old: FieldDefinition | undefined, now: FieldDefinition | undefined): string | undefined {
  if (!old) return isGone;
  return now?.retired && now.kind === old.kind ? undefined : `“${old.label}”在新版本里要留着、标成停用，才能继续看`;
}

function moveProblem(
  old: FieldDefinition | undefined,
  now: FieldDefinition | undefined,
  still: FieldDefinition | undefined,
): string | undefined {
  if (!old || !now) return isGone;
  if (still && !still.retired) return `“${old.label}”在新版本里还有，不能移走`;
  return old.kind === now.kind ? undefined : `“${old.label}”和“${now.label}”不是同一种字段，不能直接移`;
}

/** What somebody wrote there would be written over. */
const takenProblem = (old: FieldDefinition | undefined): string | undefined =>
  old && `“${old.label}”以前就有，放过去会盖掉原来填的`;

function convertProblem(
  old: FieldDefinition | undefined,
  now: FieldDefinition | undefined,
  by: string,
): string | undefined {
  const conversion = conversionNamed(by);
  if (!old || !now) return isGone;
  const fits = conversion && (conversion.from?.includes(old.kind) ?? true) && conversion.to.includes(now.kind);
  return fits ? undefined : `“${old.label}”不能这样转换`;
}
