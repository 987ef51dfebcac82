import {
  type CalendarDate,
  type Decimal,
  divideDecimal,
  formatDecimal,
  type JsonObject,
  type JsonValue,
} from '@gov/base';
import {
  decideCondition,
  type Expression,
  evaluate,
  type Facts,
  isDate,
  isDecimal,
  type SharedBudget,
  type Value,
} from '@gov/expression';
import type { CompiledFormula, CompiledRules, FieldStep } from '../compiled-form.ts';
import { kindOf } from '../kinds/index.ts';
import type { FieldDefinition } from '../template.ts';
import { isObject, list } from '../values/checked.ts';

/** A form as far as it acts by itself; the page has one that knows only what it may see. */
export type ActingForm = CompiledRules & { readonly fields: ReadonlyMap<string, FieldDefinition> };

/** What the rules make of the data. */
export interface Settled {
  readonly data: JsonObject;
  /** Not on the paper now, and without a value. */
  readonly off: ReadonlySet<string>;
  /** The options that are left, where a rule leaves fewer. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  /** Conditions and formulas wanted more steps than all of them have together; what was left is unknown then. */
  readonly isExhausted: boolean;
}

/** Steps of all conditions and formulas together: tables filled to the last row with formulas take some 100,000. */
const mostSteps = 500_000;

/** Why such data is not stored: formulas would be without results, and fields missing that belong on the paper. */
export const tooMuchToCalculate = '要算的太多，算不完。请减少明细的行数；还是不行的，请管理员简化这张表的公式和条件';

/** So many facts are copied for one step. */
const factsPerStep = 50;

/**
 * Goes through the fields in the order of their dependence: what is not on the paper loses its value, what is no longer among
 * the options too, and formulas are calculated anew. A condition that is unknown does not hold.
 */
export function settle(form: ActingForm, data: JsonObject, today: CalendarDate | undefined): Settled {
  const run = new Run(form, data, today);
  for (const step of form.steps) run.take(step);
  return run.settled();
}

/** What stands on the paper and may be chosen, without calculating anything: what was stored stays as it was. */
export function shownOnPaper(form: ActingForm, data: JsonObject, today: CalendarDate | undefined): OnPaper {
  const ruled = form.steps.filter(({ show, options }) => show.length + options.length > 0);
  return ruled.length === 0 ? nothingOff : settle({ ...form, steps: ruled.map(withoutFormulas) }, data, today);
}

/** What stands on the paper and may be chosen. */
export type OnPaper = Pick<Settled, 'off' | 'options'>;
const nothingOff: OnPaper = { off: new Set(), options: new Map() };
const withoutFormulas = ({ formula: _, ...step }: FieldStep): FieldStep => ({ ...step, rowFormulas: [] });

class Run {
  readonly #form: ActingForm;
  readonly #today: CalendarDate | undefined;
  readonly #data: Map<string, JsonValue>;
  readonly #values: Record<string, Value> = {};
  readonly #off = new Set<string>();
  readonly #options = new Map<string, readonly string[]>();
  readonly #budget: SharedBudget = { left: mostSteps };

  constructor(form: ActingForm, data: JsonObject, today: CalendarDate | undefined) {
    this.#form = form;
    this.#today = today;
    this.#data = new Map(Object.entries(data));
    if (form.steps.length > 0) for (const field of form.fields.values()) this.#know(field);
  }

  settled(): Settled {
    const data = Object.fromEntries(this.#data) as JsonObject; // reason: built from JSON values
    return { data, off: this.#off, options: this.#options, isExhausted: this.#budget.left < 0 };
  }

  take(step: FieldStep): void {
    const field = this.#form.fields.get(step.key);
    if (!field) return;
    if (step.show.length > 0 && !step.show.some((when) => this.#holds(when))) {
      this.#off.add(field.key);
      // a number that was given, a body that was written stay with the matter
      if (kindOf(field).system !== true || kindOf(field).calculated) this.#put(field, null);
      return;
    }
    this.#limit(field, step);
    if (step.formula) this.#put(field, resultOf(field, this.#evaluate(step.formula, this.#values)));
    if (step.rowFormulas.length > 0) this.#calculateRows(field, step.rowFormulas);
  }

  #holds(when: Expression): boolean {
    return decideCondition(when, this.#facts(this.#values), this.#budget) === 'yes';
  }

  #limit(field: FieldDefinition, { options }: FieldStep): void {
    const inForce = options.filter(({ when }) => this.#holds(when));
    if (inForce.length === 0) return;
    const all = (field.choices ?? []).map(({ value }) => value);
    const left = all.filter((value) => inForce.every(({ values }) => values.includes(value)));
    this.#options.set(field.key, left);
    const stored = this.#data.get(field.key);
    if (Array.isArray(stored)) {
      const kept = stored.filter((one) => left.includes(String(one)));
      if (kept.length < stored.length) this.#put(field, kept.length === 0 ? null : kept);
    } else if (typeof stored === 'string' && !left.includes(stored)) this.#put(field, null);
  }

  #calculateRows(table: FieldDefinition, formulas: readonly CompiledFormula[]): void {
    const rows = list(this.#data.get(table.key));
    if (rows.length === 0) return;
    this.#put(
      table,
      rows.map((row) => (isObject(row) ? this.#calculatedRow(table, row, formulas) : row)),
    );
  }

  #calculatedRow(table: FieldDefinition, row: JsonObject, formulas: readonly CompiledFormula[]): JsonObject {
    const columns = new Map((table.columns ?? []).map((column) => [column.key, column]));
    const cells: Record<string, JsonValue> = { ...row };
    if (this.#budget.left < 0) return cells;
    // one for the whole row: the names of a form are many, and so are its rows
    const values = { ...this.#values, ...rowFacts([...columns.values()], cells) };
    this.#budget.left -= Math.ceil(this.#form.fields.size / factsPerStep);
    for (const { key, expression } of formulas) {
      const column = columns.get(key);
      if (!column) continue;
      const value = resultOf(column, this.#evaluate(expression, values));
      if (value === null) delete cells[key];
      else cells[key] = value;
      values[key] = factOf(column, value);
    }
    return cells;
  }

  #put(field: FieldDefinition, value: JsonValue): void {
    if (value === null) this.#data.delete(field.key);
    else this.#data.set(field.key, value);
    this.#know(field);
  }

  #know(field: FieldDefinition): void {
    this.#values[field.key] = factOf(field, this.#data.get(field.key) ?? null);
  }

  #evaluate(formula: Expression, values: Facts['values']): Value {
    return evaluate(formula, this.#facts(values), this.#budget);
  }

  #facts(values: Facts['values']): Facts {
    return this.#today === undefined ? { values } : { today: this.#today, values };
  }
}

/** A field as conditions see it; an unticked switch is a no, any other empty field unknown. */
export const factOf = (field: FieldDefinition, value: JsonValue): Value =>
  value === null ? (kindOf(field).emptyFact ?? null) : kindOf(field).fact(field, value);

const rowFacts = (columns: readonly FieldDefinition[], row: JsonObject): Readonly<Record<string, Value>> =>
  Object.fromEntries(columns.map((column) => [column.key, factOf(column, row[column.key] ?? null)]));

/** What a formula yields as it is stored; null when it is unknown or of another kind than the field says. */
function resultOf(field: FieldDefinition, value: Value): JsonValue {
  if (field.kind === 'qrCode' || field.result === 'text') return textResult(field, value);
  if (field.result === 'date') return isDate(value) ? value.date : null;
  return isDecimal(value) ? numberResult(value, field.result === 'amount' ? 2 : mostDecimals) : null;
}

const one: Decimal = { units: 1n, scale: 0 };
const mostDecimals = 12;

/** Rounded to what a field holds; a number too long to be stored is none. */
function numberResult(value: Decimal, decimals: number): JsonValue {
  const rounded = value.scale > decimals ? divideDecimal(value, one, decimals) : value;
  const text = rounded && formatDecimal(rounded);
  return text && /^-?\d{1,30}(\.\d{1,12})?$/.test(text) ? text : null;
}

function textResult(field: FieldDefinition, value: Value): JsonValue {
  if (typeof value !== 'string' || value === '') return null;
  return field.kind === 'qrCode' ? [...value].slice(0, 300).join('') : value;
}
