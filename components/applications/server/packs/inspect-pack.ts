import { type FieldProblem, ok, type Rejection, type Result, reject } from '@gov/base';
import { type CompiledForm, compileForm, composeForms, type FormTemplate } from '@gov/forms';
import { compile, type Program, toXml } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { ApplicationSettings, ApprovalStep, FurtherForm, Pack } from '../../contract.ts';
import { approvalProcess } from '../../rules/approval-process.ts';
import { settingsProblems } from '../../rules/check-settings.ts';
import { unfitProblems } from '../settings/put-application.ts';
import { listApplications } from '../store.ts';

/** A template that has been checked against this agency, as it would be installed; nothing of it is written yet. */
export interface InspectedPack {
  readonly forms: readonly FormTemplate[];
  /** The form that matters are filled in on: the only one, or all of them together. */
  readonly form: CompiledForm;
  /** A simple process with posts of this agency, or a drawn one. */
  readonly process: { readonly steps: ApprovalStep[] } | { readonly bpmnXml: string };
  readonly bpmnXml: string;
  /** What is to be chosen anew, as sentences. */
  readonly anew: readonly string[];
}

/** Checks a template whole before anything is written. Rejections `applications.pack-unfit`, `applications.problems`, those of a process that cannot be read. */
export async function inspectPack(context: UseCaseContext, pack: Pack): Promise<Result<InspectedPack>> {
  const forms = parsedForms(context, pack);
  if (!forms.ok) return forms;
  const form = together(pack, forms.value);
  if (!form.ok) return unfit(form.rejection);
  const anew = [...(await sourceRemarks(context, forms.value))];
  const process = await processHere(context, pack, anew);
  const settings = settingsOf(pack, {
    formKey: 'looked-at',
    process: 'steps' in process ? process : { key: 'looked-at' },
  });
  const own = settingsProblems(settings, form.value);
  if (own.length > 0) return refused(own);
  const program = await programOf(pack, process, form.value);
  if (!program.ok) return program;
  const problems = unfitProblems(context, { settings }, program.value, form.value);
  if (problems.length > 0) return refused(problems);
  const bpmnXml = 'bpmnXml' in process ? process.bpmnXml : await toXml(program.value);
  return ok({ forms: forms.value, form: form.value, process, bpmnXml, anew });
}

const refused = (problems: readonly FieldProblem[]) =>
  reject('applications.problems', { count: problems.length }, problems);

/** The main form and then the further ones, each by itself without problems. */
function parsedForms(context: UseCaseContext, { form, further = [] }: Pack): Result<readonly FormTemplate[]> {
  const forms = context.ask(formsService);
  const parsed: FormTemplate[] = [];
  for (const one of [form, ...further.map((each) => each.form)]) {
    const template = forms.parse(one);
    if (!template.ok) return template;
    const compiled = compileForm(template.value);
    if (!compiled.ok) return unfit(compiled.rejection);
    parsed.push(template.value);
  }
  return ok(parsed);
}

function together({ further = [] }: Pack, [main, ...others]: readonly FormTemplate[]): Result<CompiledForm> {
  if (!main) return reject('applications.pack-unfit', { count: 1 });
  const parts = further.flatMap(({ key, taken }, at) => {
    const template = others[at];
    return template ? [{ key, template, ...(taken ? { taken } : {}) }] : [];
  });
  const composed = parts.length === 0 ? ok(main) : composeForms(main, parts);
  return composed.ok ? compileForm(composed.value) : composed;
}

/** What is wrong with the form of a template is for who wrote it. */
export const unfit = ({ fields = [] }: Rejection) =>
  reject('applications.pack-unfit', { count: fields.length }, fields.slice(0, 10));

/** Fields that choose from an application this agency does not have: somebody looks which of its own it shall be. */
async function sourceRemarks({ tx }: UseCaseContext, forms: readonly FormTemplate[]): Promise<readonly string[]> {
  const fields = forms.flatMap((one) => one.fields);
  const sources = fields.flatMap(({ label, source }) => (source ? [{ label, from: source.application }] : []));
  if (sources.length === 0) return [];
  const known = new Set((await tx.all(listApplications(tx.agencyId))).map(({ kindCode }) => kindCode));
  return sources
    .filter(({ from }) => !known.has(from))
    .map(({ label }) => `“${label}”取自的应用本单位没有，请在表单里改选一个，再发布。`);
}

async function processHere(
  context: UseCaseContext,
  { process }: Pack,
  remarks: string[],
): Promise<InspectedPack['process']> {
  if ('steps' in process) return { steps: process.steps.map((step) => localStep(context, step, remarks)) };
  const begun = await context.ask(processesService).startedFrom(process.bpmnXml);
  remarks.push(...begun.remarks);
  return { bpmnXml: begun.bpmnXml };
}

type PackStep = Extract<Pack['process'], { steps: unknown }>['steps'][number];

/** A post of this agency by its name; where there is none, whoever starts it chooses. */
function localStep(context: UseCaseContext, step: PackStep, remarks: string[]): ApprovalStep {
  const { approver, ...rest } = step;
  if (approver.kind !== 'post') return { ...rest, approver };
  const post = [...context.agency.organisation.posts.values()].find((one) => one.name === approver.name && !one.to);
  if (post) return { ...rest, approver: { kind: 'post', postId: post.id } };
  remarks.push(`本单位没有“${approver.name}”这个岗位，“${step.name}”先由发起人选人，请在步骤里改。`);
  return { ...rest, approver: { kind: 'starterChooses' } };
}

async function programOf(
  { name }: Pack,
  process: InspectedPack['process'],
  form: CompiledForm,
): Promise<Result<Program>> {
  if ('bpmnXml' in process) return compile(process.bpmnXml);
  return ok(approvalProcess({ id: 'process-looked-at', name: `${name}审批`, form, steps: process.steps }));
}

/** What a template says, for forms and a process that are published under these keys. */
export function settingsOf(
  pack: Pack,
  {
    formKey,
    process,
    further = [],
  }: Pick<ApplicationSettings, 'formKey' | 'process'> & { readonly further?: FurtherForm[] },
): ApplicationSettings {
  const { name, group, hint, titlePattern, columns, sum } = pack;
  return {
    ...{ name, group, hint, formKey, process, readers: [], columns },
    ...(further.length > 0 ? { further } : {}),
    ...(titlePattern ? { titlePattern } : {}),
    ...(sum ? { sum } : {}),
  };
}
