import { type FieldProblem, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { compile } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { actionsLost } from '../../rules/kept-actions.ts';
import { publishOver } from '../processes-service.ts';
import { findCurrent } from '../store.ts';
import { emptyDraft, findDesign, listPrograms, lockDraft, setForm } from './store.ts';

/** Makes the draft the next version: matters that are started from now on go by it, running ones keep theirs. */
export async function publishDraft(
  context: UseCaseContext,
  { params: { processId }, body }: InputOf<Routes['publishDesign']>,
): Promise<Result<ReplyOf<Routes['publishDesign']>>> {
  const { tx } = context;
  const process = await tx.first(findDesign(tx.agencyId, processId));
  if (!process) return reject('processes.unknown');
  const draft = await tx.first(lockDraft(tx.agencyId, processId));
  if (!draft?.bpmnXml) return reject('processes.no-draft');
  if (draft.version !== body.baseVersion) return reject('processes.draft-stale');
  const current = await tx.first(findCurrent(tx.agencyId, process.key));
  const number = current?.number ?? 0;
  if (number !== body.overNumber) return reject('processes.moved', { number });
  const { bpmnXml } = draft;
  const formId = draft.formId ?? process.formId;
  const form = formId === null ? undefined : await context.ask(formsService).currentOf(formId);
  const problems = await lostActions(context, processId, bpmnXml);
  if (problems.length > 0) return reject('processes.problems', { count: problems.length }, problems);
  const published = await publishOver(context, current ?? { processId }, {
    key: process.key,
    bpmnXml,
    shipped: false,
    ...(form ? { formVersionId: form.formVersionId } : {}),
  });
  if (!published.ok) return published;
  const { processVersionId } = published.value;
  if (processVersionId === current?.versionId) return reject('processes.nothing-new', { number });
  if (formId !== null) tx.write(setForm(tx.agencyId, processId, formId));
  context.announce('ProcessPublished', processId, { processVersionId });
  const by = context.person().personId;
  const emptied = await tx.first(emptyDraft(tx.agencyId, { processId, at: context.now, by }, draft.version));
  return ok({ number: number + 1, draftVersion: emptied?.version ?? draft.version });
}

/** What the process as it came with the product did, and nobody would do any more. */
async function lostActions(
  { tx }: UseCaseContext,
  processId: string,
  bpmnXml: string,
): Promise<readonly FieldProblem[]> {
  const shipped = (await tx.all(listPrograms(tx.agencyId, processId))).findLast((one) => one.shipped)?.program;
  const compiled = await compile(bpmnXml);
  // what does not compile is refused with its own problems
  return shipped && compiled.ok ? actionsLost(shipped, compiled.value) : [];
}
