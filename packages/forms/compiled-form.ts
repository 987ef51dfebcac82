import type { JsonObject } from '@gov/base';
import type { Expression } from '@gov/expression';
import type { FieldDefinition, FormTemplate, OpinionBlock } from './template.ts';

export interface CompiledFormula {
  readonly key: string;
  readonly expression: Expression;
}

/** What the form does with one field by itself, in this order: is it on the paper, which options has it, what is its value. */
export interface FieldStep {
  readonly key: string;
  /** On the paper while one of these holds; always when there is none. */
  readonly show: readonly Expression[];
  readonly options: readonly { readonly when: Expression; readonly values: readonly string[] }[];
  readonly formula?: Expression;
  /** Of a detail table: the calculated cells of a row, in an order in which each finds its inputs ready. */
  readonly rowFormulas: readonly CompiledFormula[];
}

export interface CrossCheck {
  readonly fields: readonly string[];
  readonly when: Expression;
  readonly message: string;
}

/** What fields depend on: formulas and rules, compiled. */
export interface CompiledRules {
  /** In an order in which each step finds its inputs ready. */
  readonly steps: readonly FieldStep[];
  readonly require: ReadonlyMap<string, readonly Expression[]>;
  readonly checks: readonly CrossCheck[];
}

/** A checked template with its look-ups; made by `compileForm`, once per form version. */
export interface CompiledForm extends CompiledRules {
  readonly template: FormTemplate;
  /** As they are used: choices from dictionaries of the form stand in them. */
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly blocks: ReadonlyMap<string, OpinionBlock>;
  /** JSON Schema (2020-12) of the data. */
  readonly jsonSchema: JsonObject;
}
