import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { FieldDefinition, FormTemplate } from '@gov/forms';
import { formsService } from '#components/forms/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { columnOf, isFillable } from '../../rules/columns.ts';

type Route = (typeof routes)['formFields'];
type Fields = ReplyOf<Route>;

/** What the published versions of a form, and of further ones beside it, consist of. */
export async function formFields(context: UseCaseContext, input: InputOf<Route>): Promise<Result<Fields>> {
  const forms = context.ask(formsService);
  const main = await forms.current(input.query.formKey);
  if (!main) return reject('applications.unknown-form');
  const { template } = main.form;
  const further: Fields['further'] = [];
  for (const { key, formKey } of namedIn(input.query.further)) {
    const current = await forms.current(formKey);
    if (!current) return reject('applications.unknown-form');
    further.push({ key, formKey, formId: current.formId, ...furtherForm(key, current.form.template, template) });
  }
  return ok({
    formId: main.formId,
    name: template.name,
    fields: template.fields.map(choiceOf),
    blocks: template.opinionBlocks.map(({ key, label }) => ({ key, label })),
    further,
  });
}

const namedIn = (further: string | undefined): readonly { readonly key: string; readonly formKey: string }[] =>
  (further?.split(',') ?? []).map((one) => {
    const at = one.indexOf(':');
    return { key: one.slice(0, at), formKey: one.slice(at + 1) };
  });

function choiceOf(field: FieldDefinition): Fields['fields'][number] {
  const column = columnOf(field);
  const shown = column ?? { key: field.key, label: field.label, column: 'text' as const };
  return {
    ...shown,
    label: field.label,
    kind: field.kind,
    listable: column !== undefined,
    fillable: isFillable(field),
  };
}

function furtherForm(key: string, { name, fields, opinionBlocks }: FormTemplate, main: FormTemplate) {
  const kinds = new Map(main.fields.flatMap((field) => (field.retired ? [] : [[field.key, field.kind] as const])));
  return {
    name,
    fields: fields.map((field) => ({ ...choiceOf(field), key: `${key}_${field.key}` })),
    blocks: opinionBlocks.map((block) => ({ key: `${key}_${block.key}`, label: `${name}·${block.label}` })),
    takeable: fields
      .filter((field) => !field.retired && kinds.get(field.key) === field.kind)
      .map((field) => ({ key: field.key, label: field.label })),
  };
}
