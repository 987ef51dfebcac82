import type { FieldProblem, JsonObject, JsonValue } from '@gov/base';
import type { CompiledRules } from '../compiled-form.ts';
import { crossProblems, factsOf, isRequiredByRule } from '../data/check-complete.ts';
import { checkValue } from '../data/check-value.ts';
import { displayValue } from '../data/display-value.ts';
import { kindOf } from '../kinds/index.ts';
import { mapSlots, slotsOf } from '../map-slots.ts';
import type { FieldSlot, LiveForm, RenderTree } from '../render-tree.ts';
import type { FieldDefinition } from '../template.ts';
import { isObject, list, part } from '../values/checked.ts';
import { compileRules } from './compile-rules.ts';
import { type ActingForm, settle } from './settle.ts';

const compiledLive = new WeakMap<LiveForm, ActingForm>();

function actingForm(live: LiveForm): ActingForm {
  const known = compiledLive.get(live);
  if (known) return known;
  const rules: CompiledRules = compileRules(live.fields, live.rules).rules;
  const form = { ...rules, fields: new Map(live.fields.map((field) => [field.key, field])) };
  compiledLive.set(live, form);
  return form;
}

/**
 * The paper with what follows from what is being typed, as the server will work it out: formulas, what is on the paper, what
 * must be filled, which options are left, and the sentences of cross-checks. `typed` = values as they stand in the controls.
 */
export function liveTree(tree: RenderTree, typed: JsonObject): RenderTree {
  const { live } = tree;
  if (!live) return tree;
  const form = actingForm(live);
  const { data, off, options } = settle(form, storable(form, typed), live.today);
  const facts = factsOf(form, data, live.today);
  const ruled = new Set(form.steps.map(({ key }) => key));
  const editable = new Set(slotsOf(tree).flatMap(({ key, mode }) => (mode === 'edit' ? [key] : [])));
  const problems = crossProblems(form, facts, (key) => editable.has(key) && !off.has(key));
  return mapSlots(tree, (slot) => {
    const field = form.fields.get(slot.key);
    if (!field) return slot;
    const required = live.required.includes(slot.key) || isRequiredByRule(form, slot.key, facts);
    const next = { ...slot, required: slot.mode === 'edit' && required };
    return withProblem(ruled.has(slot.key) ? ruledSlot(next, field, { data, off, options }) : next, problems);
  });
}

/** What is typed as it would be stored; what would be refused counts as empty, as it does until it is mended. */
function storable(form: ActingForm, typed: JsonObject): JsonObject {
  const entries = Object.entries(typed).flatMap(([key, value]): readonly (readonly [string, JsonValue])[] => {
    const field = form.fields.get(key);
    const stored = field ? storableValue(field, value) : null;
    return stored === null ? [] : [[key, stored]];
  });
  return Object.fromEntries(entries);
}

function storableValue(field: FieldDefinition, value: JsonValue): JsonValue {
  if (field.kind === 'detailTable') return list(value).flatMap((row) => storableRow(field, row) ?? []);
  if (value === null || kindOf(field).calculated) return value;
  const checked = checkValue(field, value);
  return checked.ok ? checked.value : null;
}

/** Undefined for a row without anything: it will not be stored. */
function storableRow({ columns = [] }: FieldDefinition, row: JsonValue): JsonObject | undefined {
  const cells = columns
    .filter((column) => !kindOf(column).calculated)
    .map((column) => [column.key, storableValue(column, part(row, column.key))] as const);
  const filled = cells.filter(([, value]) => value !== null);
  return filled.length === 0 ? undefined : Object.fromEntries(filled);
}

interface Outcome {
  readonly data: JsonObject;
  readonly off: ReadonlySet<string>;
  readonly options: ReadonlyMap<string, readonly string[]>;
}

function ruledSlot(slot: FieldSlot, field: FieldDefinition, { data, off, options }: Outcome): FieldSlot {
  const { off: _, ...rest } = slot;
  if (off.has(slot.key)) return { ...rest, off: true, value: null, display: '' };
  const left = options.get(slot.key);
  const value = data[slot.key] ?? null;
  const calculated = kindOf(field).calculated && field.formula !== undefined;
  return {
    ...rest,
    ...(calculated ? { value, display: displayValue(field, value) } : { value: shownValue(slot, field, value) }),
    ...(field.choices ? { choices: field.choices.filter((one) => left?.includes(one.value) ?? true) } : {}),
  };
}

/** What is typed stays as it was typed, but for options that are gone and cells that are calculated. */
function shownValue(slot: FieldSlot, field: FieldDefinition, settled: JsonValue): JsonValue {
  if (field.choices) return settled;
  if (field.kind !== 'detailTable') return slot.value;
  const calculated = new Set((field.columns ?? []).filter((one) => one.formula).map(({ key }) => key));
  const rows = [...list(settled)];
  return list(slot.value).map((row) => {
    if (!isObject(row)) return row;
    const result = storableRow(field, row) === undefined ? null : (rows.shift() ?? null);
    const typed = Object.entries(row).filter(([key]) => !calculated.has(key));
    const cells = [...calculated].map((key) => [key, part(result, key)] as const);
    return Object.fromEntries([...typed, ...cells.filter(([, value]) => value !== null)]);
  });
}

const withProblem = (slot: FieldSlot, problems: readonly FieldProblem[]): FieldSlot => {
  const found = problems.find(({ path }) => path === slot.key);
  return found && !slot.problem ? { ...slot, problem: found.message } : slot;
};
