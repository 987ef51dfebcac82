import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { type FieldRights, type Program, withFieldRights } from '@gov/workflow';
import { openDesign } from '@gov/workflow/designing';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { RightsDraft, Routes } from '../contract.ts';
import {
  type DraftRow,
  emptyDraft,
  findDesign,
  insertDraft,
  lockDraft,
  type NewDraft,
  updateDraft,
} from './designing/store.ts';
import { findProcess, type ProcessRow } from './store.ts';

const rightsOf = (nodes: Program['nodes']): FieldRights =>
  Object.fromEntries(Object.values(nodes).map(({ id, fields }) => [id, { ...fields }]));

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** For comparing: what may be read need not be written down, and the order of steps and keys says nothing. */
const told = (rights: FieldRights): string =>
  JSON.stringify(
    Object.entries(rights)
      .map(([node, fields]) => {
        const named = Object.entries(fields).filter(([, right]) => right !== 'read');
        return [node, named.sort(byKey)] as const;
      })
      .sort(byKey),
  );

/** Both files say the same but for the rights of steps: alike once both are given the same ones. */
async function sameButRights(one: string, other: string, rights: FieldRights): Promise<boolean> {
  const [a, b] = [await withFieldRights(one, rights), await withFieldRights(other, rights)];
  return a !== undefined && a === b;
}

/** What a draft says about the rights of steps that the version in use has; nothing for a file that cannot be read. */
export async function rightsDraftOf(
  context: UseCaseContext,
  process: ProcessRow,
  row: DraftRow | undefined,
): Promise<RightsDraft | undefined> {
  if (!row?.bpmnXml) return undefined;
  const opened = await openDesign(row.bpmnXml);
  if (!opened) return undefined;
  const { program } = opened.design;
  const steps = Object.keys(process.program.nodes).flatMap((node) => {
    const step = program.nodes[node];
    return step ? [{ node, rights: { ...step.fields }, ...(step.opinion ? { block: step.opinion.block } : {}) }] : [];
  });
  const name = context.agency.organisation.persons.get(row.changedBy as never)?.name; // reason: looked up only
  const more = !(await sameButRights(row.bpmnXml, process.bpmnXml, rightsOf(process.program.nodes)));
  return { changedAt: row.changedAt, ...(name === undefined ? {} : { changedBy: name }), steps, more };
}

/**
 * Changed rights are kept in the draft of the process, beside whatever else is different in it. Where nothing differs from
 * the version in use any more, there is no draft. Run twice, the second is refused as stale or changes nothing.
 */
export async function saveRights(
  context: UseCaseContext,
  { params: { processId }, body }: InputOf<Routes['saveRights']>,
): Promise<Result<ReplyOf<Routes['saveRights']>>> {
  const { tx } = context;
  const process = await tx.first(findProcess(tx.agencyId, processId));
  const design = await tx.first(findDesign(tx.agencyId, processId));
  if (!process || !design) return reject('processes.unknown');
  const row = await tx.first(lockDraft(tx.agencyId, processId));
  const base = row?.version ?? 0;
  if (base !== body.baseVersion) return reject('processes.draft-stale');
  const former = row?.bpmnXml ?? process.bpmnXml;
  const opened = await openDesign(former);
  if (!opened) return reject('processes.unreadable-file');
  const { nodes } = opened.design.program;
  if (body.steps.some(({ node }) => !Object.hasOwn(nodes, node))) return reject('processes.unknown-step');
  const changed: FieldRights = Object.fromEntries(body.steps.map(({ node, rights }) => [node, rights]));
  const bpmnXml = await withFieldRights(former, changed);
  if (bpmnXml === undefined) return reject('processes.unreadable-file');
  const stored = rightsOf(process.program.nodes);
  const isAsInUse =
    told({ ...rightsOf(nodes), ...changed }) === told(stored) && (await sameButRights(former, process.bpmnXml, stored));
  const { name } = opened.design.program;
  return keepInDraft(context, { processId, name, bpmnXml, formInUse: design.formId }, row, isAsInUse);
}

interface ChangedDraft extends Pick<NewDraft, 'processId' | 'name' | 'bpmnXml'> {
  /** Form that the version in use is designed on; the draft may be drawn on another one. */
  readonly formInUse: string | null;
}

/** What becomes of the draft: it is written over the locked one, or ends where the process and its form are as in use again. */
export async function keepInDraft(
  context: UseCaseContext,
  { formInUse, ...changed }: ChangedDraft,
  row: DraftRow | undefined,
  isAsInUse: boolean,
): Promise<Result<{ readonly draftVersion: number }>> {
  const { tx, now: at } = context;
  const { processId } = changed;
  const by = context.person().personId;
  const base = row?.version ?? 0;
  // a draft that ended keeps the form it had, which says nothing about the next one
  const formId = (row?.bpmnXml ? row.formId : undefined) ?? formInUse;
  if (isAsInUse && formId === formInUse) {
    const emptied = row?.bpmnXml ? await tx.first(emptyDraft(tx.agencyId, { processId, at, by }, base)) : undefined;
    if (!emptied) return leaveDraft(context, processId, base);
    auditDraft(context, 'processes.draft-discarded', processId, emptied.version);
    return ok({ draftVersion: emptied.version });
  }
  const draft = { ...changed, formId, at, by };
  const saved = await tx.first(row ? updateDraft(tx.agencyId, draft, base) : insertDraft(tx.agencyId, draft));
  if (!saved) return reject('processes.draft-stale');
  auditDraft(context, 'processes.draft-saved', processId, saved.version);
  return ok({ draftVersion: saved.version });
}

/** Nothing is different: the draft stays as it is, and the save is told all the same. */
export function leaveDraft(
  context: UseCaseContext,
  processId: string,
  version: number,
): Result<{ readonly draftVersion: number }> {
  auditDraft(context, 'processes.draft-saved', processId, version);
  return ok({ draftVersion: version });
}

const auditDraft = (context: UseCaseContext, event: string, processId: string, version: number): void =>
  context.audit({ event, objectKind: 'process', objectId: processId, details: { version } });

/** The rights of a draft were published: it is over, where nothing else is different in it. */
export async function endRightsDraft(
  context: UseCaseContext,
  { processId, bpmnXml, program }: ProcessRow,
  row: DraftRow | undefined,
): Promise<void> {
  if (!row?.bpmnXml || !(await sameButRights(row.bpmnXml, bpmnXml, rightsOf(program.nodes)))) return;
  const by = context.person().personId;
  await context.tx.first(emptyDraft(context.tx.agencyId, { processId, at: context.now, by }, row.version));
}
