import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { draftLineOf, foundLines, type NameOf, versionLineOf } from '@gov/base/drafts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { ownScope, responsibleSections } from '../scope/assign-sections.ts';
import { ownProcesses } from '../scope/own-scope.ts';
import { listDraftsOnForms, listProcesses } from '../store.ts';
import { listNotPublished, listToLookAt } from '../versions/store.ts';
import { findDesign, findDraft, findVersion, listDesigns, listPrograms, listVersions } from './store.ts';

const nameOf = (context: UseCaseContext): NameOf => {
  const { persons } = context.agency.organisation;
  return (personId) => (personId === null ? undefined : persons.get(personId)?.name);
};

/** Processes of the agency, the last changed first, those with these words in their name. */
export async function showDesigns(
  context: UseCaseContext,
  { query }: InputOf<Routes['designs']>,
): Promise<Result<ReplyOf<Routes['designs']>>> {
  const own = (await ownProcesses(context)).byId;
  const rows = await context.tx.all(listDesigns(context.tx.agencyId));
  const lines = rows.flatMap((row) => {
    const scoped = own.get(row.processId);
    if (!scoped) return [];
    const sections = responsibleSections(context, scoped.sectionIds);
    const { processId } = row;
    return [{ processId, ...draftLineOf(row, nameOf(context)), sections, ofProduct: scoped.ofProduct }];
  });
  const processes = foundLines(lines, query.words);
  const notPublished = await context.tx.all(listNotPublished(context.tx.agencyId));
  const toLookAt = await context.tx.all(listToLookAt(context.tx.agencyId));
  return ok({
    processes: processes.slice(0, mostShown),
    total: processes.length,
    notPublished: notPublished.filter(({ processId }) => own.has(processId)).slice(0, mostNoted),
    toLookAt: toLookAt.filter(({ processId }) => own.has(processId)).slice(0, mostNoted),
    scope: ownScope(context),
  });
}

/** Published processes that the caller looks after, and drafts with the form they choose, by name. */
export async function listOwn(context: UseCaseContext): Promise<Result<ReplyOf<Routes['list']>>> {
  const { tx } = context;
  const own = (await ownProcesses(context)).byId;
  const rows = await tx.all(listProcesses(tx.agencyId));
  const drafts = await tx.all(listDraftsOnForms(tx.agencyId));
  return ok({
    drafts: drafts.filter(({ processId }) => own.has(processId)),
    processes: rows
      .filter(({ processId }) => own.has(processId))
      .map(({ formId, ...one }) => ({ ...one, ...(formId === null ? {} : { formId }) })),
  });
}

/** An agency has some dozen; who has more finds the rest by name. */
const mostShown = 200;
/** Of planned publications that somebody should look at. */
const mostNoted = 20;

const changedBy = (context: UseCaseContext, personId: string) => {
  const name = nameOf(context)(personId);
  return name === undefined ? {} : { changedBy: name };
};

export async function showDesign(
  context: UseCaseContext,
  { params: { processId } }: InputOf<Routes['design']>,
): Promise<Result<ReplyOf<Routes['design']>>> {
  const { tx } = context;
  const process = await tx.first(findDesign(tx.agencyId, processId));
  const row = await tx.first(findDraft(tx.agencyId, processId));
  if (!process || (process.number === null && !row?.bpmnXml)) return reject('processes.unknown');
  const programs = await tx.all(listPrograms(tx.agencyId, processId));
  const { number, bpmnXml, publishedAt } = process;
  const formId = (row?.bpmnXml ? row.formId : undefined) ?? process.formId;
  return ok({
    processId,
    name: process.name,
    draftVersion: row?.version ?? 0,
    ...(row?.bpmnXml
      ? { draft: { bpmnXml: row.bpmnXml, changedAt: row.changedAt, ...changedBy(context, row.changedBy) } }
      : {}),
    ...(number !== null && bpmnXml && publishedAt ? { current: { number, bpmnXml, publishedAt } } : {}),
    ...(formId ? { formId } : {}),
    takenIds: [...new Set(programs.flatMap(({ program }) => Object.keys(program.nodes)))],
  });
}

export async function showVersions(
  context: UseCaseContext,
  { params: { processId } }: InputOf<Routes['designVersions']>,
): Promise<Result<ReplyOf<Routes['designVersions']>>> {
  const { tx } = context;
  if (!(await tx.first(findDesign(tx.agencyId, processId)))) return reject('processes.unknown');
  const rows = await tx.all(listVersions(tx.agencyId, processId));
  return ok({
    versions: rows.map((row) => versionLineOf(row, nameOf(context))),
  });
}

export async function showVersion(
  { tx }: UseCaseContext,
  { params: { processId, number } }: InputOf<Routes['designVersion']>,
): Promise<Result<ReplyOf<Routes['designVersion']>>> {
  const version = await tx.first(findVersion(tx.agencyId, processId, number));
  return version ? ok(version) : reject('processes.not-found');
}
