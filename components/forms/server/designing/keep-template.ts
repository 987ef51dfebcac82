import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { isUniqueViolation } from '#platform/server/database/database-error.ts';
import type { Routes } from '../../contract.ts';
import { findForm, findVersion, listKept, markTemplate } from './store.ts';

/** 模板 of the agency, by name. */
export async function showTemplates(context: UseCaseContext): Promise<Result<ReplyOf<Routes['templates']>>> {
  const rows = await context.tx.all(listKept(context.tx.agencyId));
  const templates = rows.map(({ latest, ...row }) => ({ ...row, older: row.number < latest }));
  return ok({ templates: templates.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')) });
}

/** Keeps a version as the form's template, or gives it another name. Twice is as once. */
export async function keepTemplate(
  context: UseCaseContext,
  { params: { formId }, body: { number, name } }: InputOf<Routes['keepTemplate']>,
): Promise<Result<ReplyOf<Routes['keepTemplate']>>> {
  const { tx } = context;
  const form = await tx.first(findForm(tx.agencyId, formId));
  if (!form) return reject('forms.not-found');
  if (form.template?.parts) return reject('forms.composed');
  const version = await tx.first(findVersion(tx.agencyId, formId, number));
  if (!version) return reject('forms.no-version');
  const kept = await tx.all(listKept(tx.agencyId));
  if (kept.some((one) => one.name === name && one.formId !== formId)) return reject('forms.template-name', { name });
  try {
    await tx.all(markTemplate(tx.agencyId, formId, { versionId: version.id, name }));
  } catch (error) {
    // somebody else kept one of the name since it was looked for
    if (isUniqueViolation(error, 'form_template_name_key')) return reject('forms.template-name', { name });
    throw error;
  }
  context.audit({ event: 'forms.template-kept', objectKind: 'form', objectId: formId, details: { number } });
  return ok({ name, number });
}

/** The form is no template any more. Twice is as once. */
export async function dropTemplate(
  context: UseCaseContext,
  { params: { formId } }: InputOf<Routes['dropTemplate']>,
): Promise<Result<ReplyOf<Routes['dropTemplate']>>> {
  const { tx } = context;
  if (!(await tx.first(findForm(tx.agencyId, formId)))) return reject('forms.not-found');
  tx.write(markTemplate(tx.agencyId, formId, { versionId: null, name: null }));
  context.audit({ event: 'forms.template-dropped', objectKind: 'form', objectId: formId });
  return ok({});
}
