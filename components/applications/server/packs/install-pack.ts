import { ok, type Rejection, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { compile, stepsInOrder } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type {
  ApplicationProcess,
  ApplicationSettings,
  ApprovalStep,
  FurtherForm,
  Pack,
  routes,
} from '../../contract.ts';
import { wayWords } from '../../rules/way-words.ts';
import { kindCodeOf } from '../kind-code.ts';
import { makeNew } from '../settings/change-applications.ts';
import { findByName, listApplications } from '../store.ts';
import { readPack } from './read-pack.ts';
import { shippedPacks } from './shipped.ts';

type Routes = typeof routes;
type Made = ReplyOf<Routes['installPack']>;

/** Templates of the product, as one chooses among them. */
export async function packs(): Promise<Result<ReplyOf<Routes['packs']>>> {
  const all = [...shippedPacks()].map(async ([id, pack]) => {
    const { name, group, hint } = pack;
    return { id, name, group, hint, way: await wayOf(pack) };
  });
  return ok({ packs: await Promise.all(all) });
}

async function wayOf({ process }: Pack): Promise<string> {
  if ('steps' in process) return wayWords(process);
  const compiled = await compile(process.bpmnXml);
  if (!compiled.ok) return '自己的流程';
  const { nodes } = compiled.value;
  return stepsInOrder(compiled.value)
    .flatMap((id) => nodes[id]?.name ?? [])
    .join(' → ');
}

/** 从模板新建: one click. */
export async function installPack(
  context: UseCaseContext,
  input: InputOf<Routes['installPack']>,
): Promise<Result<Made>> {
  const pack = shippedPacks().get(input.body.pack);
  return pack ? install(context, pack) : reject('applications.unknown-pack');
}

/** The same from a file of another agency, which is checked like anything from outside. */
export async function importPack(context: UseCaseContext, input: InputOf<Routes['importPack']>): Promise<Result<Made>> {
  const pack = readPack(input.body.pack);
  return pack.ok ? install(context, pack.value) : pack;
}

async function install(context: UseCaseContext, pack: Pack): Promise<Result<Made>> {
  const id = context.newId<string>();
  const key = kindCodeOf(id);
  const name = await freeName(context, pack.name);
  const forms = context.ask(formsService);
  const template = forms.parse(pack.form);
  if (!template.ok) return template;
  const form = await forms.publish({ key, template: template.value });
  if (!form.ok) return unfit(form.rejection);
  const further = await furtherForms(context, pack, key);
  if (!further.ok) return further;
  const remarks: string[] = name === pack.name ? [] : [`已经有叫“${pack.name}”的应用，这个先叫“${name}”。`];
  remarks.push(...(await sourceRemarks(context, pack)));
  // with further forms its steps are looked at when the forms are together
  const formVersionId = pack.further ? undefined : form.value.formVersionId;
  const process = await processOf(context, pack, { key, formVersionId }, remarks);
  if (!process.ok) return process;
  const own = settingsOf({ ...pack, name }, key, process.value);
  const settings = further.value.length > 0 ? { ...own, further: further.value } : own;
  return makeNew(context, { id, kindCode: key }, settings, remarks);
}

/** Fields that choose from an application this agency does not have: somebody looks which of its own it shall be. */
async function sourceRemarks({ tx }: UseCaseContext, { form, further = [] }: Pack): Promise<readonly string[]> {
  const fields = [form, ...further.map((one) => one.form)].flatMap((one) => one.fields);
  const sources = fields.flatMap(({ label, source }) => (source ? [{ label, from: source.application }] : []));
  if (sources.length === 0) return [];
  const known = new Set((await tx.all(listApplications(tx.agencyId))).map(({ kindCode }) => kindCode));
  return sources
    .filter(({ from }) => !known.has(from))
    .map(({ label }) => `“${label}”取自的应用本单位没有，请在表单里改选一个，再发布。`);
}

/** What a template says, for a form that is published under this key. */
export function settingsOf(pack: Pack, formKey: string, process: ApplicationProcess): ApplicationSettings {
  const { name, group, hint, titlePattern, columns, sum } = pack;
  return {
    ...{ name, group, hint, formKey, process, readers: [], columns },
    ...(titlePattern ? { titlePattern } : {}),
    ...(sum ? { sum } : {}),
  };
}

/** Publishes the forms beside the main form, each under a key of the application. */
async function furtherForms(
  context: UseCaseContext,
  { further = [] }: Pack,
  applicationKey: string,
): Promise<Result<FurtherForm[]>> {
  const forms = context.ask(formsService);
  const made: FurtherForm[] = [];
  for (const { key, taken, form } of further) {
    const template = forms.parse(form);
    if (!template.ok) return template;
    const formKey = `${applicationKey}-${key}`;
    const published = await forms.publish({ key: formKey, template: template.value });
    if (!published.ok) return unfit(published.rejection);
    made.push({ key, formKey, ...(taken ? { taken } : {}) });
  }
  return ok(made);
}

/** What is wrong with the form of a template is for who wrote it. */
const unfit = ({ fields = [] }: Rejection) =>
  reject('applications.pack-unfit', { count: fields.length }, fields.slice(0, 10));

/** Two of a kind are told apart until somebody gives them names. */
async function freeName({ tx }: UseCaseContext, name: string): Promise<string> {
  for (let number = 1; number < 100; number += 1) {
    const tried = number === 1 ? name : `${name.slice(0, 26)}（${number}）`;
    if (!(await tx.first(findByName(tx.agencyId, tried)))) return tried;
  }
  return name;
}

async function processOf(
  context: UseCaseContext,
  pack: Pack,
  { key, formVersionId }: { readonly key: string; readonly formVersionId: string | undefined },
  remarks: string[],
): Promise<Result<ApplicationProcess>> {
  if ('steps' in pack.process) {
    return ok({ steps: pack.process.steps.map((step) => localStep(context, step, remarks)) });
  }
  const processes = context.ask(processesService);
  const begun = await processes.startedFrom(pack.process.bpmnXml);
  remarks.push(...begun.remarks);
  const published = await processes.publish({ key, bpmnXml: begun.bpmnXml, formVersionId });
  return published.ok ? ok({ key }) : published;
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
