import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { formsService } from '#components/forms/contract.ts';
import { mattersService } from '#components/matters/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { wayWords } from '../../rules/way-words.ts';
import { type ApplicationRow, findApplication, listApplications } from '../store.ts';
import { hasNewerForm, nextFormKey } from './composed-form.ts';

type Routes = typeof routes;

/** All applications of the agency, with what an administrator decides from. */
export async function allSettings(context: UseCaseContext): Promise<Result<ReplyOf<Routes['allSettings']>>> {
  const rows = await context.tx.all(listApplications(context.tx.agencyId));
  const matters = context.ask(mattersService);
  const applications = [];
  for (const row of rows) {
    const { id, kindCode, name, open, version, settings } = row;
    const used = await matters.kindIsUsed(kindCode);
    const { newer, processName } = await versionsOf(context, row);
    const way = wayWords(settings.process, processName);
    applications.push({ id, name, group: settings.group, open, version, way, used, newer });
  }
  return ok({ applications });
}

/** Whether something newer is published than what it was made from. */
async function versionsOf(
  context: UseCaseContext,
  row: ApplicationRow,
): Promise<{ readonly newer: boolean; readonly processName: string | undefined }> {
  const { kindCode, settings, processVersionId } = row;
  const key = 'key' in settings.process ? settings.process.key : kindCode;
  const process = await context.ask(processesService).current(key);
  const newer =
    (await hasNewerForm(context, row)) || (process !== undefined && process.processVersionId !== processVersionId);
  return { newer, processName: process?.program.name };
}

/** What an application can be made from. */
export async function choices(context: UseCaseContext): Promise<Result<ReplyOf<Routes['choices']>>> {
  const forms = await context.ask(formsService).published();
  const processes = await context.ask(processesService).published();
  const { sections, posts } = context.agency.organisation;
  const own = ({ key }: { readonly key: string }) => !key.startsWith('app-');
  const inOrder = <T extends { readonly displayOrder: number; readonly to?: string }>(all: ReadonlyMap<string, T>) =>
    [...all.values()].filter((one) => one.to === undefined).sort((a, b) => a.displayOrder - b.displayOrder);
  return ok({
    forms: forms.filter(({ composed }) => !composed).map(({ key, name }) => ({ key, name })),
    processes: processes.filter(own).map(({ key, name }) => ({ key, name })),
    sections: inOrder(sections).map(({ id, name }) => ({ id, name })),
    posts: inOrder(posts).map(({ id, name }) => ({ id, name })),
  });
}

/** One application for its settings page. */
export async function settings(
  context: UseCaseContext,
  input: InputOf<Routes['settings']>,
): Promise<Result<ReplyOf<Routes['settings']>>> {
  const { tx } = context;
  const { applicationId } = input.params;
  const row = await tx.first(findApplication(tx.agencyId, applicationId));
  if (!row) return reject('applications.not-found');
  const used = await context.ask(mattersService).kindIsUsed(row.kindCode);
  const forms = context.ask(formsService);
  const formId = (await forms.formOf(row.formVersionId)) ?? '';
  const nextForm = await nextFormKey(context, row);
  return ok({ settings: row.settings, open: row.open, version: row.version, used, nextForm, formId });
}
