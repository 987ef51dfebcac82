import { ok, type Result } from '@gov/base';
import { formsService } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { settingsOf } from './packs/inspect-pack.ts';
import { shippedPacks } from './packs/shipped.ts';
import { putApplication } from './settings/put-application.ts';
import { type ApplicationRow, findByKindCode } from './store.ts';

/** What every agency starts with: templates by the code of the kind they are installed under. */
const fromTheFirstDay: Readonly<Record<string, string>> = { 'leave-request': 'leave' };

/**
 * Installs in a new agency what every office has. Run again, it brings a newer template, unless the agency has published a
 * form or a process of its own there; its settings stay its own.
 */
export async function furnishApplications(context: UseCaseContext): Promise<Result<unknown>> {
  for (const [kindCode, pack] of Object.entries(fromTheFirstDay)) {
    const furnished = await furnishOne(context, kindCode, pack);
    if (!furnished.ok) return furnished;
  }
  return ok(undefined);
}

async function furnishOne(context: UseCaseContext, kindCode: string, packId: string): Promise<Result<unknown>> {
  const { tx } = context;
  const pack = shippedPacks().get(packId);
  if (!pack || !('bpmnXml' in pack.process)) throw new Error(`the template ${packId} has no process to be shipped`);
  const key = kindCode;
  const template = context.ask(formsService).parse(pack.form);
  if (!template.ok) return template;
  const form = await context.ask(formsService).publishStandard({ key, template: template.value });
  if (!form.ok) return form;
  const { bpmnXml } = pack.process;
  // a form of the agency's own need not have the fields of our process
  const formVersionId = form.value.changedHere ? undefined : form.value.formVersionId;
  const process = await context.ask(processesService).publishStandard({ key, bpmnXml, formVersionId });
  if (!process.ok) return process;
  const before = await tx.first(findByKindCode(tx.agencyId, kindCode));
  if (form.value.changedHere || process.value.changedHere || (before && isOn(before, form.value, process.value)))
    return ok(undefined);
  return putApplication(context, {
    ...(before ?? {
      id: context.newId<string>(),
      kindCode,
      open: true,
      settings: settingsOf(pack, { formKey: key, process: { key } }),
    }),
    version: (before?.version ?? 0) + 1,
    before,
    ...(before ? { following: true as const } : {}),
  });
}

const isOn = (
  row: ApplicationRow,
  form: { readonly formVersionId: string },
  process: { readonly processVersionId: string },
): boolean => row.formVersionId === form.formVersionId && row.processVersionId === process.processVersionId;
