import type { JsonObject } from '@gov/base';
import { kindOf } from '../kinds/index.ts';
import { namedWithForm } from '../several/form-of-key.ts';
import type { FieldDefinition, FormTemplate } from '../template.ts';

/** JSON Schema (2020-12) of a form's data. Nothing is required here: what must be filled depends on the step. */
export const dataSchema = (
  template: Pick<FormTemplate, 'name' | 'parts'>,
  fields: readonly FieldDefinition[],
): JsonObject => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: template.name,
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(
    fields
      .filter((field) => !kindOf(field).dataless)
      .map((field) => [field.key, { title: namedWithForm(template, field), ...kindOf(field).schema(field) }]),
  ),
});
