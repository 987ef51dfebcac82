import { type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { withFieldRights, withOpinionBlock } from '@gov/workflow';
import { openDesign } from '@gov/workflow/designing';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../contract.ts';
import { findDesign, lockDraft } from './designing/store.ts';
import { keepInDraft, leaveDraft } from './rights-draft.ts';
import { findProcess } from './store.ts';

/**
 * Which 意见栏 a step writes into, kept in the draft of the process beside whatever else is different in it; a step writes
 * into one block at most, so a new one takes the place of the former. Run twice, the second is refused as stale or changes nothing.
 */
export async function saveOpinionStep(
  context: UseCaseContext,
  { params: { processId }, body }: InputOf<Routes['saveOpinionStep']>,
): Promise<Result<ReplyOf<Routes['saveOpinionStep']>>> {
  const { tx } = context;
  const process = await tx.first(findProcess(tx.agencyId, processId));
  const design = await tx.first(findDesign(tx.agencyId, processId));
  const row = await tx.first(lockDraft(tx.agencyId, processId));
  const former = row?.bpmnXml ?? process?.bpmnXml;
  if (!design || former === undefined) return reject('processes.unknown');
  const base = row?.version ?? 0;
  if (base !== body.baseVersion) return reject('processes.draft-stale');
  const opened = await openDesign(former);
  if (!opened) return reject('processes.unreadable-file');
  const { nodes, name } = opened.design.program;
  const node = Object.hasOwn(nodes, body.node) ? nodes[body.node] : undefined;
  // what nobody does by hand has no opinion
  if (!node || node.waits || node.call || node.does) return reject('processes.unknown-step');
  if ((node.opinion?.block === body.block) === body.writes) return leaveDraft(context, processId, base);
  const bpmnXml = await withOpinionBlock(former, body.node, body.writes ? body.block : undefined);
  if (bpmnXml === undefined) return reject('processes.unknown-step');
  const isAsInUse = process !== undefined && bpmnXml === (await withFieldRights(process.bpmnXml, {}));
  return keepInDraft(context, { processId, name, bpmnXml, formInUse: design.formId }, row, isAsInUse);
}
