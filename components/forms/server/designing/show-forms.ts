import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { FormLine, Routes } from '../../contract.ts';
import { type FormRow, findDraft, findForm, findVersion, listForms, listTemplates, listVersions } from './store.ts';

const formsOnAPage = 30;

const nameOf = (context: UseCaseContext, personId: string | null) => {
  const name = personId === null ? undefined : context.agency.organisation.persons.get(personId)?.name;
  return name === undefined ? {} : { changedBy: name };
};

/** Forms of the agency, the last changed first, those with these words in their name. */
export async function showForms(
  context: UseCaseContext,
  { query }: InputOf<Routes['list']>,
): Promise<Result<ReplyOf<Routes['list']>>> {
  const rows = await context.tx.all(listForms(context.tx.agencyId));
  const wanted = (query.words ?? '').trim().toLowerCase();
  const found = rows
    .map((row) => lineOf(context, row))
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .sort((a, b) => b.changedAt.localeCompare(a.changedAt) || a.name.localeCompare(b.name, 'zh-CN'));
  const pages = Math.max(1, Math.ceil(found.length / formsOnAPage));
  const first = (Math.min(query.page ?? 1, pages) - 1) * formsOnAPage;
  return ok({ forms: found.slice(first, first + formsOnAPage), total: found.length, pages });
}

function lineOf(context: UseCaseContext, row: FormRow): FormLine {
  const { formId, key, number, publishedAt, draftAt } = row;
  const draftIsLast = draftAt !== null && (publishedAt === null || draftAt >= publishedAt);
  return {
    formId,
    key,
    name: number === null ? (row.draftName ?? row.name) : row.name,
    ...(number === null || publishedAt === null ? {} : { version: number, publishedAt }),
    shipped: row.shipped ?? false,
    hasDraft: draftAt !== null,
    // reason: a row has a version or a draft
    changedAt: (draftIsLast ? draftAt : publishedAt) as string,
    ...nameOf(context, draftIsLast ? row.draftBy : row.publishedBy),
  };
}

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
      ? { draft: { template: row.template, changedAt: row.changedAt, ...nameOf(context, row.changedBy) } }
      : {}),
    ...(number !== null && template && publishedAt ? { current: { number, template, publishedAt } } : {}),
    keptKeys: shipped ? [...shipped.fields, ...shipped.opinionBlocks].map(({ key }) => key) : [],
  });
}

export async function showVersions(
  context: UseCaseContext,
  { params: { formId } }: InputOf<Routes['versions']>,
): Promise<Result<ReplyOf<Routes['versions']>>> {
  const { tx, agency } = context;
  if (!(await tx.first(findForm(tx.agencyId, formId)))) return reject('forms.not-found');
  const rows = await tx.all(listVersions(tx.agencyId, formId));
  return ok({
    versions: rows.map(({ publishedBy, ...row }) => {
      const name = publishedBy === null ? undefined : agency.organisation.persons.get(publishedBy)?.name;
      return { ...row, ...(name === undefined ? {} : { publishedBy: name }) };
    }),
  });
}

export async function showVersion(
  context: UseCaseContext,
  { params: { formId, number } }: InputOf<Routes['version']>,
): Promise<Result<ReplyOf<Routes['version']>>> {
  const { tx } = context;
  const version = await tx.first(findVersion(tx.agencyId, formId, number));
  return version ? ok(version) : reject('forms.no-version');
}
