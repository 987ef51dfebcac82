import type { JsonObject } from '@gov/base';

/** Pieces of the JSON Schema (2020-12) of a form's data. */
export const textSchema = (maxLength: number): JsonObject => ({ type: 'string', minLength: 1, maxLength });

/** A name or title: there is something to read in it. */
export const nameSchema = (maxLength: number): JsonObject => ({ ...textSchema(maxLength), pattern: '[^\\s]' });

export const idSchema: JsonObject = { ...textSchema(64), pattern: '^[^\\s]+$' };

export const objectSchema = (properties: JsonObject, required: readonly string[]): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
