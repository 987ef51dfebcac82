import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { DesignLine, Routes } from '../../contract.ts';
import {
  type DesignRow,
  findDesign,
  findDraft,
  findVersion,
  listDesigns,
  listPrograms,
  listVersions,
} from './store.ts';

const nameOf = (context: UseCaseContext, personId: string | null) => {
  const name = personId === null ? undefined : context.agency.organisation.persons.get(personId)?.name;
  return name === undefined ? {} : { changedBy: name };
};

/** Processes of the agency, the last changed first, those with these words in their name. */
export async function showDesigns(
  context: UseCaseContext,
  { query }: InputOf<Routes['designs']>,
): Promise<Result<ReplyOf<Routes['designs']>>> {
  const rows = await context.tx.all(listDesigns(context.tx.agencyId));
  const wanted = (query.words ?? '').trim().toLowerCase();
  const processes = rows
    .map((row) => lineOf(context, row))
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .sort((a, b) => b.changedAt.localeCompare(a.changedAt) || a.name.localeCompare(b.name, 'zh-CN'));
  return ok({ processes: processes.slice(0, mostShown), total: processes.length });
}

/** An agency has some dozen; who has more finds the rest by name. */
const mostShown = 200;

function lineOf(context: UseCaseContext, row: DesignRow): DesignLine {
  const { processId, key, number, publishedAt, draftAt } = row;
  const draftIsLast = draftAt !== null && (publishedAt === null || draftAt >= publishedAt);
  return {
    processId,
    key,
    name: number === null ? (row.draftName ?? row.name) : row.name,
    ...(number === null || publishedAt === null ? {} : { version: number, publishedAt }),
    shipped: row.shipped ?? false,
    hasDraft: draftAt !== null,
    // reason: a row has a version or a draft
    changedAt: (draftIsLast ? draftAt : publishedAt) as string,
    ...nameOf(context, draftIsLast ? row.draftBy : row.publishedBy),
  };
}

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
      ? { draft: { bpmnXml: row.bpmnXml, changedAt: row.changedAt, ...nameOf(context, row.changedBy) } }
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
  const { tx, agency } = context;
  if (!(await tx.first(findDesign(tx.agencyId, processId)))) return reject('processes.unknown');
  const rows = await tx.all(listVersions(tx.agencyId, processId));
  return ok({
    versions: rows.map(({ publishedBy, ...row }) => {
      const name = publishedBy === null ? undefined : agency.organisation.persons.get(publishedBy)?.name;
      return { ...row, ...(name === undefined ? {} : { publishedBy: name }) };
    }),
  });
}

export async function showVersion(
  { tx }: UseCaseContext,
  { params: { processId, number } }: InputOf<Routes['designVersion']>,
): Promise<Result<ReplyOf<Routes['designVersion']>>> {
  const version = await tx.first(findVersion(tx.agencyId, processId, number));
  return version ? ok(version) : reject('processes.not-found');
}
