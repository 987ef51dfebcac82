import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { type FormTemplate, withoutPeople, withoutShared } from '@gov/forms';
import { formsService } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { ApplicationProcess, Pack, routes } from '../../contract.ts';
import { postName } from '../../rules/way-words.ts';
import { type ApplicationRow, findApplication } from '../store.ts';
import { packDigest } from './read-pack.ts';

type Route = (typeof routes)['writePack'];

/** The application as it stands, without anything of the agency. */
export async function writePack(context: UseCaseContext, input: InputOf<Route>): Promise<Result<ReplyOf<Route>>> {
  const { tx } = context;
  const row = await tx.first(findApplication(tx.agencyId, input.params.applicationId));
  if (!row) return reject('applications.not-found');
  const forms = await formsOf(context, row);
  if (!forms.ok) return forms;
  const process = await portableProcess(context, row.settings.process);
  if (!process.ok) return process;
  const { name, group, hint, titlePattern, columns, sum } = row.settings;
  const content: Omit<Pack, 'sha256'> = {
    format: 'gov-office-application/1',
    name,
    group,
    hint,
    ...forms.value,
    process: process.value,
    ...(titlePattern ? { titlePattern } : {}),
    columns,
    ...(sum ? { sum } : {}),
  };
  context.audit({ event: 'applications.pack-written', objectKind: 'application', objectId: row.id });
  return ok({ ...content, sha256: packDigest(content) });
}

/** A form with words of its own and without anybody of the agency. */
const portable = (template: FormTemplate): FormTemplate => withoutPeople(withoutShared(template));

/** The forms one by one, as they are published: the agency that takes the template puts them together again. */
async function formsOf(
  context: UseCaseContext,
  { settings, formVersionId }: ApplicationRow,
): Promise<Result<Pick<Pack, 'form' | 'further'>>> {
  const forms = context.ask(formsService);
  if (!settings.further?.length) return ok({ form: portable((await forms.compiled(formVersionId)).template) });
  const main = await forms.current(settings.formKey);
  if (!main) return reject('applications.unknown-form');
  const further: NonNullable<Pack['further']> = [];
  for (const { key, formKey, taken } of settings.further) {
    const current = await forms.current(formKey);
    if (!current) return reject('applications.unknown-form');
    further.push({ key, ...(taken ? { taken } : {}), form: portable(current.form.template) });
  }
  return ok({ form: portable(main.form.template), further });
}

async function portableProcess(context: UseCaseContext, process: ApplicationProcess): Promise<Result<Pack['process']>> {
  if ('key' in process) {
    const processes = context.ask(processesService);
    const current = await processes.current(process.key);
    if (!current) return reject('applications.unknown-process');
    const shared = await processes.asTemplate(current.bpmnXml);
    return shared.ok ? ok({ bpmnXml: shared.value }) : shared;
  }
  const steps = process.steps.map(({ approver, ...step }) => ({
    ...step,
    approver:
      approver.kind === 'post'
        ? { kind: 'post' as const, name: postName(context.agency.organisation, approver.postId) }
        : approver,
  }));
  return ok({ steps });
}
