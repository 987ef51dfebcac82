import { ok, type Result, reject } from '@gov/base';
import { checkDocument } from './check-document.ts';
import { checkFields } from './check-fields.ts';
import type { CompiledForm } from './compiled-form.ts';
import { dataSchema } from './data/json-schema.ts';
import { resolveFields } from './resolve-fields.ts';
import { compileRules } from './rules/compile-rules.ts';
import type { FormTemplate } from './template.ts';

/**
 * Checks a template and prepares it for use. Rejection `forms.template-invalid`: `fields` holds one Chinese sentence per
 * problem, `path` is the key of the field or block, or `name`, `fields`, `document`, `dictionaries`, `rules.3`.
 */
export function compileForm(template: FormTemplate): Result<CompiledForm> {
  const fields = resolveFields(template);
  const { rules, problems: ofRules } = compileRules(fields, template.rules ?? []);
  const problems = [...checkFields(template), ...ofRules, ...checkDocument(template)];
  if (problems.length > 0) return reject('forms.template-invalid', { count: problems.length }, problems);
  return ok({
    template,
    fields: new Map(fields.map((field) => [field.key, field])),
    blocks: new Map(template.opinionBlocks.map((block) => [block.key, block])),
    ...rules,
    jsonSchema: dataSchema(template, fields),
  });
}
