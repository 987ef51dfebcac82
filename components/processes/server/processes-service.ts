import { createHash } from 'node:crypto';
import { dateInChina, ok, type Result, reject } from '@gov/base';
import { compile, type Program } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { VersionCache } from '#platform/server/components/version-cache.ts';
import type { ProcessesService, ProcessToPublish } from '../contract.ts';
import { checkConditions } from '../rules/check-conditions.ts';
import { checkGroups } from '../rules/check-groups.ts';
import { programOver } from '../rules/program-over.ts';
import { asTemplate } from '../rules/sharing/as-template.ts';
import { startedFrom } from '../rules/sharing/ask-anew.ts';
import { knownIn } from './sharing/share-design.ts';
import {
  type CurrentProcess,
  findCurrent,
  findCurrentVersion,
  findProgram,
  insertProcess,
  insertVersion,
  listProcesses,
  listProcessesOf,
  listVersionsBeside,
  setFormByKey,
} from './store.ts';

const programs = new VersionCache<Program>(2000);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Processes as other components use them, bound to a running use case. */
export function processesServiceFor(context: UseCaseContext): ProcessesService {
  const { tx } = context;
  return {
    program: (processVersionId) =>
      programs.get(tx.agencyId, processVersionId, () => readProgram(context, processVersionId)),
    current: (key) => tx.first(findCurrentVersion(tx.agencyId, key)),
    published: () => tx.all(listProcesses(tx.agencyId)),
    async publish(process) {
      const current = await tx.first(findCurrent(tx.agencyId, process.key));
      const published = await publishOver(context, current, { ...process, shipped: false });
      if (published.ok) await rememberForm(context, process);
      return published;
    },
    async publishStandard(process) {
      const current = await tx.first(findCurrent(tx.agencyId, process.key));
      if (current && !current.shipped) return ok({ processVersionId: current.versionId, changedHere: true });
      const published = await publishOver(context, current, { ...process, shipped: true });
      if (published.ok) await rememberForm(context, process);
      return published.ok ? ok({ ...published.value, changedHere: false }) : published;
    },
    problemsWith: checkConditions,
    asTemplate: async (bpmnXml) => {
      const shared = await asTemplate(bpmnXml, knownIn(context.agency));
      return shared ? ok(shared.bpmnXml) : reject('processes.unreadable-file');
    },
    startedFrom,
    over: programOver,
    designedOn: (key, formId) => tx.write(setFormByKey(tx.agencyId, key, formId)),
    processesOf: async (ids) =>
      new Map((await tx.all(listProcessesOf(tx.agencyId, ids))).map(({ id, processId }) => [id, processId])),
    versionsBeside: async (processVersionId) =>
      (await tx.all(listVersionsBeside(tx.agencyId, processVersionId))).map(({ id }) => id),
  };
}

/** What is there already: a version in use, a process that has none yet, or nothing. */
export type Underneath = CurrentProcess | { readonly processId: string; readonly versionId?: undefined } | undefined;

interface ToPublishOver extends ProcessToPublish {
  readonly shipped: boolean;
  readonly by?: string;
  /** Reminders there were and how many whoever publishes has read, where somebody was asked; kept in the audit. */
  readonly looked?: { readonly warnings: number; readonly acknowledged: number };
}

/** A next version, or the current one where its XML is the same. */
export async function publishOver(
  context: UseCaseContext,
  under: Underneath,
  { key, bpmnXml, formVersionId, shipped, by, looked }: ToPublishOver,
): Promise<Result<{ readonly processVersionId: string }>> {
  const { tx } = context;
  const current = under?.versionId === undefined ? undefined : under;
  const xmlSha256 = sha256(bpmnXml);
  if (current?.xmlSha256 === xmlSha256) return ok({ processVersionId: current.versionId });
  const compiled = await compile(bpmnXml);
  if (!compiled.ok) return compiled;
  const program = compiled.value;
  const form = formVersionId === undefined ? undefined : await context.ask(formsService).compiled(formVersionId);
  const groups = checkGroups(program, context.agency.organisation, dateInChina(context.now));
  const problems = [...checkConditions(program, form), ...groups];
  if (problems.length > 0) return reject('workflow.process-not-publishable', { count: problems.length }, problems);
  const processId = under?.processId ?? context.newId<string>();
  if (!under) tx.write(insertProcess(tx.agencyId, processId, key, program.name));
  const id = context.newId<string>();
  const programSha256 = sha256(JSON.stringify(program));
  tx.write(
    insertVersion(tx.agencyId, {
      id,
      processId,
      number: (current?.number ?? 0) + 1,
      bpmnXml,
      xmlSha256,
      program,
      programSha256,
      at: context.now,
      by: by ?? (context.caller.kind === 'person' ? context.caller.personId : null),
      shipped,
    }),
  );
  context.audit({
    event: 'processes.published',
    objectKind: 'process-version',
    objectId: id,
    details: { key, xmlSha256, programSha256, ...looked },
  });
  return ok({ processVersionId: id });
}

/** The form that a process is published for: whoever designs it on asks for its fields. */
async function rememberForm(context: UseCaseContext, { key, formVersionId }: ProcessToPublish): Promise<void> {
  const formId = formVersionId && (await context.ask(formsService).formOf(formVersionId));
  if (formId) context.tx.write(setFormByKey(context.tx.agencyId, key, formId));
}

async function readProgram(context: UseCaseContext, processVersionId: string): Promise<Program> {
  const row = await context.tx.first(findProgram(context.tx.agencyId, processVersionId));
  if (!row) throw new Error(`process version ${processVersionId} is unknown`);
  return row.program;
}
