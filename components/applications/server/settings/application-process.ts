import { ok, type Result, reject } from '@gov/base';
import type { CompiledForm } from '@gov/forms';
import { type Program, toXml } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { ApplicationSettings } from '../../contract.ts';
import { approvalProcess } from '../../rules/approval-process.ts';
import { withKeptRights } from '../../rules/kept-rights.ts';
import type { ApplicationRow } from '../store.ts';

/** A process as it is to be, before anything is written. */
export interface PlannedProcess {
  readonly program: Program;
  /** Absent: it is the application's own and is still to be published. */
  readonly processVersionId?: string;
}

interface Asked {
  readonly id: string;
  readonly settings: ApplicationSettings;
  /** The application as it stands; absent while it is new. */
  readonly before: ApplicationRow | undefined;
}

/** The process of the settings: the published one under a key, or a simple one that is made for the fields of the form. */
export async function planProcess(
  context: UseCaseContext,
  { id, settings, before }: Asked,
  form: CompiledForm,
): Promise<Result<PlannedProcess>> {
  const processes = context.ask(processesService);
  if ('key' in settings.process) {
    const current = await processes.current(settings.process.key);
    return current ? ok(current) : reject('applications.unknown-process');
  }
  const made = simpleProcess(id, settings, form);
  const formerly = before && (await formerlyMade(context, before));
  const current = formerly && (await processes.program(before.processVersionId));
  return ok({ program: current ? withKeptRights({ formerly, current, made, form }) : made });
}

function simpleProcess(id: string, { name, process }: ApplicationSettings, form: CompiledForm): Program {
  const steps = 'steps' in process ? process.steps : [];
  return approvalProcess({ id: `process-${id}`, name: `${name}审批`, form, steps });
}

/** What the settings of today made, without what the rights matrix changed since. */
async function formerlyMade(
  context: UseCaseContext,
  { id, settings, formVersionId }: ApplicationRow,
): Promise<Program | undefined> {
  if ('key' in settings.process) return undefined;
  return simpleProcess(id, settings, await context.ask(formsService).compiled(formVersionId));
}

/** Publishes what is the application's own, under the code of its kind; answers the version to go by. */
export async function publishPlanned(
  context: UseCaseContext,
  kindCode: string,
  { program, processVersionId }: PlannedProcess,
  formVersionId: string,
): Promise<Result<string>> {
  if (processVersionId !== undefined) return ok(processVersionId);
  const bpmnXml = await toXml(program);
  const published = await context.ask(processesService).publish({ key: kindCode, bpmnXml, formVersionId });
  return published.ok ? ok(published.value.processVersionId) : published;
}
