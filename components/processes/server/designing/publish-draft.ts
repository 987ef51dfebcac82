import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { publishFile } from '../versions/publish-file.ts';
import { emptyDraft, findDesign, lockDraft } from './store.ts';

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
  const { bpmnXml } = draft;
  const formId = draft.formId ?? process.formId;
  const { overNumber, acknowledged = 0 } = body;
  const published = await publishFile(context, { process, bpmnXml, formId, overNumber, acknowledged });
  if (!published.ok) return published;
  const by = context.person().personId;
  const emptied = await tx.first(emptyDraft(tx.agencyId, { processId, at: context.now, by }, draft.version));
  return ok({ number: published.value.number, draftVersion: emptied?.version ?? draft.version });
}
