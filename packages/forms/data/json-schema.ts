import type { JsonObject } from '@gov/base';
import type { FieldDefinition } from '../template.ts';
import { lengthLimit } from './check-value.ts';

/** JSON Schema (2020-12) of a form's data. Nothing is required here: what must be filled depends on the step. */
export const dataSchema = (name: string, fields: readonly FieldDefinition[]): JsonObject => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: name,
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(fields.map((field) => [field.key, { title: field.label, ...valueSchema(field) }])),
});

const decimal = { type: 'string', pattern: '^-?\\d{1,30}(\\.\\d{1,12})?$' };
const day = { type: 'string', format: 'date' };
const text = (maxLength: number): JsonObject => ({ type: 'string', minLength: 1, maxLength });
const object = (properties: JsonObject, required: readonly string[]): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});

function valueSchema(field: FieldDefinition): JsonObject {
  switch (field.kind) {
    case 'text':
    case 'multiline':
    case 'documentNumber':
    case 'hidden':
      return text(lengthLimit(field));
    case 'number':
    case 'amount':
      return decimal;
    case 'date':
      return day;
    case 'dateRange':
      return object({ from: day, to: day }, ['from', 'to']);
    case 'choice':
      return { enum: (field.choices ?? []).map((choice) => choice.value) };
    case 'choices':
      return { type: 'array', items: { enum: (field.choices ?? []).map((choice) => choice.value) }, uniqueItems: true };
    case 'person':
    case 'section':
      return object({ id: text(64), name: text(100) }, ['id', 'name']);
    case 'agencyList':
      return { type: 'array', maxItems: 500, items: object({ id: text(64), name: text(100) }, ['name']) };
    case 'attachments':
      return {
        type: 'array',
        maxItems: 100,
        items: object({ fileId: text(64), name: text(255), size: { type: 'integer', minimum: 0 } }, ['fileId', 'name']),
      };
    case 'body':
      return object({ id: text(64), title: text(500) }, ['id', 'title']);
    case 'formula':
      return field.result === 'text' ? { type: 'string' } : field.result === 'date' ? day : decimal;
  }
}
