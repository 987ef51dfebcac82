import type { JsonObject } from '@gov/base';
import type { Expression } from '@gov/expression';
import type { FieldDefinition, FormTemplate, OpinionBlock } from './template.ts';

export interface CompiledFormula {
  readonly key: string;
  readonly expression: Expression;
}

/** A checked template with its look-ups; made by `compileForm`, once per form version. */
export interface CompiledForm {
  readonly template: FormTemplate;
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly blocks: ReadonlyMap<string, OpinionBlock>;
  /** In an order in which each formula finds its inputs ready. */
  readonly formulas: readonly CompiledFormula[];
  /** JSON Schema (2020-12) of the data. */
  readonly jsonSchema: JsonObject;
}
