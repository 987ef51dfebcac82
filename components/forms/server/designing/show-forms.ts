import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { draftLineOf, foundLines, type NameOf, versionLineOf } from '@gov/base/drafts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { findDraft, findForm, findVersion, listForms, listTemplates, listVersions } from './store.ts';

const formsOnAPage = 30;

const nameOf = (context: UseCaseContext): NameOf => {
  const { persons } = context.agency.organisation;
  return (personId) => (personId === null ? undefined : persons.get(personId)?.name);
};

/** Forms of the agency, the last changed first, those with these words in their name. */
export async function showForms(
  context: UseCaseContext,
  { query }: InputOf<Routes['list']>,
): Promise<Result<ReplyOf<Routes['list']>>> {
  const rows = await context.tx.all(listForms(context.tx.agencyId));
  const lines = rows.map((row) => ({ formId: row.formId, ...draftLineOf(row, nameOf(context)) }));
  const found = foundLines(lines, query.words);
  const pages = Math.max(1, Math.ceil(found.length / formsOnAPage));
  const first = (Math.min(query.page ?? 1, pages) - 1) * formsOnAPage;
  return ok({ forms: found.slice(first, first + formsOnAPage), total: found.length, pages });
}

const changedBy = (context: UseCaseContext, personId: string) => {
  const name = nameOf(context)(personId);
  return name === undefined ? {} : { changedBy: name };
};

export async function showForm(
  context: UseCaseContext,
  { params: { formId } }: InputOf<Routes['form']>,
): Promise<Result<ReplyOf<Routes['form']>>> {
  const { tx } = context;
  const form = await tx.first(findForm(tx.agencyId, formId));
  const row = await tx.first(findDraft(tx.agencyId, formId));
  if (!form || (form.number === null && !row?.template)) return reject('forms.not-found');
  const shipped = (await tx.all(listTemplates(tx.agencyId, formId))).findLast((one) => one.shipped)?.template;
  const { number, template, publishedAt } = form;
  return ok({
    formId,
    name: form.number === null ? (row?.template?.name ?? form.name) : form.name,
    draftVersion: row?.version ?? 0,
    ...(row?.template
      ? { draft: { template: row.template, changedAt: row.changedAt, ...changedBy(context, row.changedBy) } }
      : {}),
    ...(number !== null && template && publishedAt ? { current: { number, template, publishedAt } } : {}),
    keptKeys: shipped ? [...shipped.fields, ...shipped.opinionBlocks].map(({ key }) => key) : [],
  });
}

export async function showVersions(
  context: UseCaseContext,
  { params: { formId } }: InputOf<Routes['versions']>,
): Promise<Result<ReplyOf<Routes['versions']>>> {
  const { tx } = context;
  if (!(await tx.first(findForm(tx.agencyId, formId)))) return reject('forms.not-found');
  const rows = await tx.all(listVersions(tx.agencyId, formId));
  return ok({
    versions: rows.map((row) => versionLineOf(row, nameOf(context))),
  });
}

export async function showVersion(
  context: UseCaseContext,
  { params: { formId, number } }: InputOf<Routes['version']>,
): Promise<Result<ReplyOf<Routes['version']>>> {
  const { tx } = context;
  const version = await tx.first(findVersion(tx.agencyId, formId, number));
  if (!version) return reject('forms.no-version');
  const { id: _, ...shown } = version;
  return ok(shown);
}
