import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { parseTemplate } from '../../rules/parse-template.ts';
import { insertForm } from '../store.ts';
import { emptyDraft, findForm, insertDraft, updateDraft } from './store.ts';

/** Begins a form: a key nobody sees, and a first draft. Twice makes two forms; the command id of the request prevents that. */
export async function createForm(
  context: UseCaseContext,
  { body }: InputOf<Routes['create']>,
): Promise<Result<ReplyOf<Routes['create']>>> {
  const { tx, now: at } = context;
  const parsed = parseTemplate(body.template);
  if (!parsed.ok) return parsed;
  const template = parsed.value;
  const formId = context.newId<string>();
  tx.write(insertForm(tx.agencyId, { id: formId, key: `form-${formId}`, name: template.name, composed: false }));
  tx.write(insertDraft(tx.agencyId, { formId, template, at, by: context.person().personId }));
  context.audit({ event: 'forms.created', objectKind: 'form', objectId: formId });
  return ok({ formId });
}

/** Saves the draft where nobody saved another one since; problems that publishing would refuse may stay in it. */
export async function saveDraft(
  context: UseCaseContext,
  { params: { formId }, body }: InputOf<Routes['saveDraft']>,
): Promise<Result<ReplyOf<Routes['saveDraft']>>> {
  const { tx, now: at } = context;
  const parsed = parseTemplate(body.template);
  if (!parsed.ok) return parsed;
  const form = await tx.first(findForm(tx.agencyId, formId));
  if (!form) return reject('forms.not-found');
  if (form.template?.parts) return reject('forms.composed');
  const draft = { formId, template: parsed.value, at, by: context.person().personId };
  const saved = await tx.first(
    body.baseVersion === 0 ? insertDraft(tx.agencyId, draft) : updateDraft(tx.agencyId, draft, body.baseVersion),
  );
  if (!saved) return reject('forms.draft-stale');
  const { version } = saved;
  context.audit({ event: 'forms.draft-saved', objectKind: 'form', objectId: formId, details: { version } });
  return ok({ draftVersion: version, changedAt: at });
}

/** Drops what is not published. A form that never was published is gone with it. */
export async function discardDraft(
  context: UseCaseContext,
  { params: { formId }, body: { baseVersion } }: InputOf<Routes['discardDraft']>,
): Promise<Result<ReplyOf<Routes['discardDraft']>>> {
  const { tx, now: at } = context;
  const form = await tx.first(findForm(tx.agencyId, formId));
  if (!form) return reject('forms.not-found');
  if (form.template?.parts) return reject('forms.composed');
  const by = context.person().personId;
  const emptied = await tx.first(emptyDraft(tx.agencyId, { formId, at, by }, baseVersion));
  if (!emptied) return reject('forms.draft-stale');
  const { version } = emptied;
  context.audit({ event: 'forms.draft-discarded', objectKind: 'form', objectId: formId, details: { version } });
  return ok({ draftVersion: version, changedAt: at });
}
