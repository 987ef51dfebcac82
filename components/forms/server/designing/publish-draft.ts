import { type FieldProblem, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import {
  checkDesign,
  compileForm,
  type FormTemplate,
  retireDropped,
  sharedDictionariesOf,
  withSharedEntries,
} from '@gov/forms';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { keptButMissing, keysUsedAnew } from '../../rules/key-history.ts';
import { parseTemplate } from '../../rules/parse-template.ts';
import { listDictionaries } from '../dictionaries/store.ts';
import { publishOver } from '../forms-service.ts';
import { findCurrent } from '../store.ts';
import { emptyDraft, findForm, listTemplates, lockDraft } from './store.ts';

/** Makes the draft the next version: matters that are started from now on are filled in on it, running ones keep theirs. */
export async function publishDraft(
  context: UseCaseContext,
  { params: { formId }, body }: InputOf<Routes['publish']>,
): Promise<Result<ReplyOf<Routes['publish']>>> {
  const { tx } = context;
  const form = await tx.first(findForm(tx.agencyId, formId));
  if (!form) return reject('forms.not-found');
  const draft = await tx.first(lockDraft(tx.agencyId, formId));
  if (!draft?.template) return reject('forms.no-draft');
  if (draft.version !== body.baseVersion) return reject('forms.draft-stale');
  const current = await tx.first(findCurrent(tx.agencyId, form.key));
  const number = current?.number ?? 0;
  if (number !== body.overNumber) return reject('forms.base-moved', { number });
  const template = parseTemplate(draft.template);
  if (!template.ok) return template;
  const fresh = await withDictionaries(context, template.value);
  const problems = await problemsOf(context, formId, fresh);
  if (problems.length > 0) return reject('forms.problems', { count: problems.length }, problems);
  const known = current ? { ...current } : { formId };
  const whole = form.template ? retireDropped(fresh, form.template) : fresh;
  const published = await publishOver(context, known, { key: form.key, template: whole, shipped: false });
  if (!published.ok) return published;
  if (published.value.formVersionId === current?.versionId) return reject('forms.nothing-new', { number });
  if (current) context.announce('FormPublished', formId, { formVersionId: published.value.formVersionId });
  const by = context.person().personId;
  const emptied = await tx.first(emptyDraft(tx.agencyId, { formId, at: context.now, by }, draft.version));
  return ok({ number: number + 1, draftVersion: emptied?.version ?? draft.version });
}

/** The words that the agency's dictionaries have now, whatever the draft was made with. */
async function withDictionaries({ tx }: UseCaseContext, template: FormTemplate): Promise<FormTemplate> {
  if (sharedDictionariesOf(template).length === 0) return template;
  const rows = new Map((await tx.all(listDictionaries(tx.agencyId))).map((row) => [row.id, row.entries]));
  return withSharedEntries(template, (id) => rows.get(id));
}

/** What stands in the way, each at its field: what any form must have, and what this one owes to its earlier versions. */
async function problemsOf(
  { tx }: UseCaseContext,
  formId: string,
  template: FormTemplate,
): Promise<readonly FieldProblem[]> {
  const compiled = compileForm(template);
  const earlier = await tx.all(listTemplates(tx.agencyId, formId));
  const shipped = earlier.findLast((one) => one.shipped)?.template;
  return [
    ...(compiled.ok ? [] : (compiled.rejection.fields ?? [])),
    ...checkDesign(template),
    ...keysUsedAnew(
      template,
      earlier.map((one) => one.template),
    ),
    ...keptButMissing(template, shipped),
  ];
}
