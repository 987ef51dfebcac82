import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { openDesign } from '@gov/workflow/designing';
import { formsService } from '#components/forms/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { sectionOfNew } from '../../rules/process-scope.ts';
import { auditAssigned } from '../scope/assign-sections.ts';
import { scopeOf, standingSections } from '../scope/own-scope.ts';
import { insertSections } from '../scope/store.ts';
import { insertProcess } from '../store.ts';
import { endWaiting } from '../versions/plans.ts';
import { emptyDraft, findDesign, insertDraft, type NewDraft, updateDraft } from './store.ts';

/** Begins a process: a key nobody sees, and a first draft. Twice makes two; the command id of the request prevents that. */
export async function createDesign(
  context: UseCaseContext,
  { body }: InputOf<Routes['createDesign']>,
): Promise<Result<ReplyOf<Routes['createDesign']>>> {
  const { tx } = context;
  const { sectionId: own } = context.person();
  const standing = standingSections(context);
  const section = sectionOfNew(scopeOf(context), { wanted: body.sectionId, own, standing });
  if (!section.ok) return section;
  const processId = context.newId<string>();
  const draft = await draftOf(context, processId, body);
  if (!draft.ok) return draft;
  tx.write(insertProcess(tx.agencyId, processId, `process-${processId}`, body.name));
  tx.write(insertDraft(tx.agencyId, { ...draft.value, name: body.name }));
  context.audit({ event: 'processes.created', objectKind: 'process', objectId: processId });
  if (section.value !== undefined) {
    const sectionIds = [section.value];
    const by = context.person().personId;
    tx.write(insertSections(tx.agencyId, { processId, sectionIds, at: context.now, by }));
    auditAssigned(context, processId, { added: sectionIds, gone: [] });
  }
  return ok({ processId });
}

/** Saves the draft where nobody saved another one since; problems that publishing would refuse may stay in it. */
export async function saveDesign(
  context: UseCaseContext,
  { params: { processId }, body }: InputOf<Routes['saveDesign']>,
): Promise<Result<ReplyOf<Routes['saveDesign']>>> {
  const { tx, now: at } = context;
  if (!(await tx.first(findDesign(tx.agencyId, processId)))) return reject('processes.unknown');
  const draft = await draftOf(context, processId, body);
  if (!draft.ok) return draft;
  const { baseVersion } = body;
  const saved = await tx.first(
    baseVersion === 0 ? insertDraft(tx.agencyId, draft.value) : updateDraft(tx.agencyId, draft.value, baseVersion),
  );
  if (!saved) return reject('processes.draft-stale');
  const { version } = saved;
  context.audit({ event: 'processes.draft-saved', objectKind: 'process', objectId: processId, details: { version } });
  return ok({ draftVersion: version, changedAt: at });
}

/** The file read once, so that nothing is kept that cannot be opened again; and the form looked up in this agency. */
async function draftOf(
  context: UseCaseContext,
  processId: string,
  { bpmnXml, formId }: { readonly bpmnXml: string; readonly formId?: string },
): Promise<Result<NewDraft>> {
  const opened = await openDesign(bpmnXml);
  if (!opened) return reject('processes.unreadable-file');
  if (formId !== undefined && !(await context.ask(formsService).currentOf(formId)))
    return reject('processes.unknown-form');
  const name = opened.design.program.name.trim().slice(0, 100) || '没有名称的流程';
  return ok({ processId, name, bpmnXml, formId: formId ?? null, at: context.now, by: context.person().personId });
}

/** Drops what is not published. A process that never was published is gone with it. */
export async function discardDesign(
  context: UseCaseContext,
  { params: { processId }, body: { baseVersion } }: InputOf<Routes['discardDesign']>,
): Promise<Result<ReplyOf<Routes['discardDesign']>>> {
  const { tx, now: at } = context;
  const process = await tx.first(findDesign(tx.agencyId, processId));
  if (!process) return reject('processes.unknown');
  const by = context.person().personId;
  const emptied = await tx.first(emptyDraft(tx.agencyId, { processId, at, by }, baseVersion));
  if (!emptied) return reject('processes.draft-stale');
  // a process that never was published is gone: no plan brings it back
  if (process.number === null) await endWaiting(context, processId);
  const { version } = emptied;
  context.audit({
    event: 'processes.draft-discarded',
    objectKind: 'process',
    objectId: processId,
    details: { version },
  });
  return ok({ draftVersion: version, changedAt: at });
}
