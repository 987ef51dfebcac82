import { ok, type Result, reject } from '@gov/base';
import { checkDocument } from './check-document.ts';
import { checkFields } from './check-fields.ts';
import type { CompiledForm } from './compiled-form.ts';
import { dataSchema } from './data/json-schema.ts';
import { orderFormulas } from './formula-graph.ts';
import type { FormTemplate } from './template.ts';

/**
 * Checks a template and prepares it for use. Rejection `forms.template-invalid`: `fields` holds one Chinese sentence per
 * problem, `path` is the key of the field or block, or `name`, `fields`, `document`.
 */
export function compileForm(template: FormTemplate): Result<CompiledForm> {
  const formulas = orderFormulas(template.fields);
  const problems = [...checkFields(template), ...formulas.problems, ...checkDocument(template)];
  if (problems.length > 0) return reject('forms.template-invalid', { count: problems.length }, problems);
  return ok({
    template,
    fields: new Map(template.fields.map((field) => [field.key, field])),
    blocks: new Map(template.opinionBlocks.map((block) => [block.key, block])),
    formulas: formulas.order,
    jsonSchema: dataSchema(template.name, template.fields),
  });
}
