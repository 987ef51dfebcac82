import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { type NodeDefinition, type Program, withFieldRights } from '@gov/workflow';
import { openDesign } from '@gov/workflow/designing';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes, StepRights, WhoToday } from '../contract.ts';
import { askedSteps } from '../rules/asked-steps.ts';
import { ruleTeller } from './designing/choices.ts';
import { sampleStarter } from './designing/sample-starter.ts';
import { type DraftRow, findDraft, lockDraft } from './designing/store.ts';
import { processesServiceFor } from './processes-service.ts';
import { endRightsDraft, rightsDraftOf } from './rights-draft.ts';
import { findProcess, lockProcess } from './store.ts';

/** Step by step, in the order of the drawing, what may be done with the fields of the form. */
export async function showRights(
  context: UseCaseContext,
  { params: { processId } }: InputOf<Routes['rights']>,
): Promise<Result<ReplyOf<Routes['rights']>>> {
  const { tx } = context;
  const process = await tx.first(findProcess(tx.agencyId, processId));
  const row = await tx.first(findDraft(tx.agencyId, processId));
  if (!process) return showRightsOfFirstDraft(context, processId, row);
  const { number, program } = process;
  const steps = stepsOf(context, program);
  const draft = await rightsDraftOf(context, process, row);
  const draftVersion = row?.version ?? 0;
  return ok({ processId, name: program.name, number, steps, draftVersion, ...(draft ? { draft } : {}) });
}

/** The same of a process that never was published: its steps are those of the draft, and nothing of them is in use. */
async function showRightsOfFirstDraft(
  context: UseCaseContext,
  processId: string,
  row: DraftRow | undefined,
): Promise<Result<ReplyOf<Routes['rights']>>> {
  const opened = row?.bpmnXml ? await openDesign(row.bpmnXml) : undefined;
  if (!row || !opened) return reject('processes.unknown');
  const { program } = opened.design;
  const drawn = stepsOf(context, program);
  const steps = drawn.map(({ block, ...step }) => step);
  const draft = {
    changedAt: row.changedAt,
    steps: drawn.map(({ node, rights, block }) => ({ node, rights, ...(block === undefined ? {} : { block }) })),
    more: true,
  };
  return ok({ processId, name: program.name, number: 0, steps, draftVersion: row.version, draft });
}

function stepsOf(context: UseCaseContext, program: Program): StepRights[] {
  const today = whoToday(context, program);
  return inOrder(program).map((node) => ({
    node: node.id,
    name: node.name,
    rights: { ...node.fields },
    ...(node.opinion ? { block: node.opinion.block } : {}),
    ...(node.forms ? { forms: [...node.forms] } : {}),
    ...today(node),
  }));
}

/** Who it would be today if somebody ordinary began the matter, for steps that somebody does. */
function whoToday(context: UseCaseContext, program: Program): (node: NodeDefinition) => { today?: WhoToday } {
  const names = Object.fromEntries(Object.values(program.nodes).map(({ id, name }) => [id, name]));
  const tell = ruleTeller(context, {
    starter: sampleStarter(context, undefined),
    names,
    steps: askedSteps(program),
  });
  return (node) => (node.waits || node.call || node.does ? {} : { today: tell(node.handler, node.id) });
}

/** Steps as one meets them on the way through the process. */
function inOrder({ root, nodes }: Program): readonly NodeDefinition[] {
  const met = new Set<string>();
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(walk);
    if (typeof part !== 'object' || part === null) return;
    if ('node' in part && typeof part.node === 'string') met.add(part.node);
    Object.values(part).forEach(walk);
  };
  walk(root);
  return [...new Set([...met, ...Object.keys(nodes)])].flatMap((id) => nodes[id] ?? []);
}

/** The next version with these rights; matters that are started from now on go by it. */
export async function changeRights(
  context: UseCaseContext,
  { params: { processId }, body }: InputOf<Routes['changeRights']>,
): Promise<Result<ReplyOf<Routes['changeRights']>>> {
  const { tx } = context;
  // the draft first, as publishing it does: two at once never wait for each other
  const draft = await tx.first(lockDraft(tx.agencyId, processId));
  const process = await tx.first(lockProcess(tx.agencyId, processId));
  if (!process) return reject('processes.unknown');
  const { number, program, key } = process;
  if (number !== body.overNumber) return reject('processes.moved', { number });
  if (body.steps.some(({ node }) => !Object.hasOwn(program.nodes, node))) return reject('processes.unknown-step');
  const same = body.steps.every(({ node, rights }) => isSame(program.nodes[node]?.fields ?? {}, rights));
  if (same) return reject('processes.nothing-new', { number });
  const changed = Object.fromEntries(body.steps.map(({ node, rights }) => [node, rights]));
  const bpmnXml = await withFieldRights(process.bpmnXml, changed);
  if (bpmnXml === undefined) throw new Error(`the record of process ${processId} cannot be read`);
  const published = await processesServiceFor(context).publish({ key, bpmnXml });
  if (!published.ok) return published;
  if (draft?.version === body.draftVersion) await endRightsDraft(context, process, draft);
  context.announce('ProcessPublished', processId, { processVersionId: published.value.processVersionId });
  return ok({ number: number + 1 });
}

const isSame = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => a[key] === b[key]);
