import { createHash } from 'node:crypto';
import { ok, type Result } from '@gov/base';
import { type CompiledForm, compileForm, type FormTemplate } from '@gov/forms';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { VersionCache } from '#platform/server/components/version-cache.ts';
import type { FormsService, PublishedForm } from '../contract.ts';
import { parseTemplate } from '../rules/parse-template.ts';
import { printForm } from './printing/print-form.ts';
import {
  type CurrentForm,
  countSerial,
  findCurrent,
  findCurrentVersion,
  findFormOf,
  findTemplate,
  findVersionInUse,
  insertForm,
  insertVersion,
  listPublished,
  listVersionsBeside,
  listVersionsOf,
  lockForm,
} from './store.ts';

const compiledForms = new VersionCache<CompiledForm>(2000);

/** Forms as other components use them, bound to a running use case. */
export function formsServiceFor(context: UseCaseContext): FormsService {
  const { tx } = context;
  return {
    compiled: (formVersionId) =>
      compiledForms.get(tx.agencyId, formVersionId, () => readCompiled(context, formVersionId)),
    current: async (key) => published(context, await tx.first(findCurrentVersion(tx.agencyId, key))),
    currentOf: async (formId) => published(context, await tx.first(findVersionInUse(tx.agencyId, formId))),
    formOf: async (formVersionId) => (await tx.first(findFormOf(tx.agencyId, formVersionId)))?.formId,
    async lock(formId) {
      await tx.first(lockForm(tx.agencyId, formId));
    },
    parse: parseTemplate,
    published: () => tx.all(listPublished(tx.agencyId)),
    async publish({ key, template }) {
      const current = await tx.first(findCurrent(tx.agencyId, key));
      return publishOver(context, current, { key, template, shipped: false });
    },
    async publishStandard({ key, template }) {
      const current = await tx.first(findCurrent(tx.agencyId, key));
      if (current && !current.shipped) return ok({ formVersionId: current.versionId, changedHere: true });
      const published = await publishOver(context, current, { key, template, shipped: true });
      return published.ok ? ok({ ...published.value, changedHere: false }) : published;
    },
    print: (paper) => printForm(context, paper),
    versionsBeside: async (formVersionId) =>
      (await tx.all(listVersionsBeside(tx.agencyId, formVersionId))).map(({ id }) => id),
    async nextSerial(counter) {
      const counted = await tx.first(countSerial(tx.agencyId, counter));
      if (!counted) throw new Error(`form version ${counter.formVersionId} is unknown`);
      return counted.last;
    },
    versionsOf: (formId) => tx.all(listVersionsOf(tx.agencyId, formId)),
  };
}

async function published(
  context: UseCaseContext,
  current: { readonly formId: string; readonly versionId: string } | undefined,
): Promise<PublishedForm | undefined> {
  if (!current) return undefined;
  const { formId, versionId } = current;
  const form = await compiledForms.get(context.tx.agencyId, versionId, () => readCompiled(context, versionId));
  return { formId, formVersionId: versionId, form };
}

/** What is there already: a version in use, a form that has none yet, or nothing. */
export type Underneath = CurrentForm | { readonly formId: string; readonly versionId?: undefined } | undefined;

/** A next version, or the current one where its template is the same. */
export async function publishOver(
  context: UseCaseContext,
  under: Underneath,
  { key, template, shipped }: { readonly key: string; readonly template: FormTemplate; readonly shipped: boolean },
): Promise<Result<{ readonly formVersionId: string }>> {
  const { tx } = context;
  const compiled = compileForm(template);
  if (!compiled.ok) return compiled;
  const current = under?.versionId === undefined ? undefined : under;
  const sha256 = createHash('sha256').update(JSON.stringify(template)).digest('hex');
  if (current?.sha256 === sha256) return ok({ formVersionId: current.versionId });
  const formId = under?.formId ?? context.newId<string>();
  const composed = template.parts !== undefined;
  if (!under) tx.write(insertForm(tx.agencyId, { id: formId, key, name: template.name, composed }));
  const id = context.newId<string>();
  const by = context.caller.kind === 'person' ? context.caller.personId : null;
  const number = (current?.number ?? 0) + 1;
  tx.write(insertVersion(tx.agencyId, { id, formId, number, template, sha256, at: context.now, by, shipped }));
  context.audit({ event: 'forms.published', objectKind: 'form-version', objectId: id, details: { key, sha256 } });
  return ok({ formVersionId: id });
}

async function readCompiled(context: UseCaseContext, formVersionId: string): Promise<CompiledForm> {
  const row = await context.tx.first(findTemplate(context.tx.agencyId, formVersionId));
  const compiled = row && compileForm(row.template);
  if (!compiled?.ok) throw new Error(`form version ${formVersionId} cannot be compiled`);
  return compiled.value;
}
