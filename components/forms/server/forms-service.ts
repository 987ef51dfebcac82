import { createHash } from 'node:crypto';
import { ok } from '@gov/base';
import { type CompiledForm, compileForm } from '@gov/forms';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { VersionCache } from '#platform/server/components/version-cache.ts';
import type { FormsService } from '../contract.ts';
import { findCurrent, findTemplate, insertForm, insertVersion } from './store.ts';

const compiledForms = new VersionCache<CompiledForm>(2000);

/** Forms as other components use them, bound to a running use case. */
export function formsServiceFor(context: UseCaseContext): FormsService {
  const { tx } = context;
  return {
    compiled: (formVersionId) =>
      compiledForms.get(tx.agencyId, formVersionId, () => readCompiled(context, formVersionId)),
    async publish({ key, template }) {
      const compiled = compileForm(template);
      if (!compiled.ok) return compiled;
      const sha256 = createHash('sha256').update(JSON.stringify(template)).digest('hex');
      const current = await tx.first(findCurrent(tx.agencyId, key));
      if (current?.sha256 === sha256) return ok({ formVersionId: current.versionId });
      const formId = current?.formId ?? context.newId<string>();
      if (!current) tx.write(insertForm(tx.agencyId, formId, key, template.name));
      const id = context.newId<string>();
      const by = context.caller.kind === 'person' ? context.caller.personId : null;
      tx.write(
        insertVersion(tx.agencyId, {
          id,
          formId,
          number: (current?.number ?? 0) + 1,
          template,
          sha256,
          at: context.now,
          by,
        }),
      );
      context.audit({ event: 'forms.published', objectKind: 'form-version', objectId: id, details: { key, sha256 } });
      return ok({ formVersionId: id });
    },
  };
}

async function readCompiled(context: UseCaseContext, formVersionId: string): Promise<CompiledForm> {
  const row = await context.tx.first(findTemplate(context.tx.agencyId, formVersionId));
  const compiled = row && compileForm(row.template);
  if (!compiled?.ok) throw new Error(`form version ${formVersionId} cannot be compiled`);
  return compiled.value;
}
