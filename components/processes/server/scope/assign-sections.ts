import { dateInChina, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { dayView, isValidOn } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { OwnScope, ResponsibleSection, Routes } from '../../contract.ts';
import { mayAssign } from '../../rules/process-scope.ts';
import { scopeOf, sectionsPermission, standingSections } from './own-scope.ts';
import { deleteSections, findScope, insertSections, lockForAssigning } from './store.ts';

/** 归口管理: from now on these sections look after the process. The same sections again change nothing. */
export async function assignSections(
  context: UseCaseContext,
  { params: { processId }, body }: InputOf<Routes['assignSections']>,
): Promise<Result<ReplyOf<Routes['assignSections']>>> {
  const { tx, now: at } = context;
  await tx.first(lockForAssigning(tx.agencyId, processId));
  const process = await tx.first(findScope(tx.agencyId, processId));
  if (!process) return reject('processes.unknown');
  const may = mayAssign(process, body.sectionIds, standingSections(context));
  if (!may.ok) return may;
  const sectionIds = may.value;
  const added = sectionIds.filter((id) => !process.sectionIds.includes(id));
  const gone = process.sectionIds.filter((id) => !sectionIds.includes(id));
  const by = context.person().personId;
  if (gone.length > 0) tx.write(deleteSections(tx.agencyId, processId, gone));
  if (added.length > 0) tx.write(insertSections(tx.agencyId, { processId, sectionIds: added, at, by }));
  auditAssigned(context, processId, { added, gone });
  return ok({ sections: responsibleSections(context, sectionIds) });
}

/** Which sections came and which went, by id. */
export function auditAssigned(
  context: UseCaseContext,
  processId: string,
  { added, gone }: { readonly added: readonly string[]; readonly gone: readonly string[] },
): void {
  context.audit({
    event: 'processes.sections-assigned',
    objectKind: 'process',
    objectId: processId,
    details: { added: added.join(' '), gone: gone.join(' ') },
  });
}

/** Sections by name, in manual order; those that have ended say so. */
export function responsibleSections(
  { agency: { organisation }, now }: UseCaseContext,
  ids: readonly string[],
): ResponsibleSection[] {
  const view = dayView(organisation, dateInChina(now));
  const place = (id: string): number => view.tree.position.get(id) ?? Number.MAX_SAFE_INTEGER;
  return [...ids]
    .sort((a, b) => place(a) - place(b))
    .map((id) => {
      const section = organisation.sections.get(id as never); // reason: looked up only
      const name = section?.name ?? '已撤销的科室';
      return section && isValidOn(section, view.day) ? { id, name } : { id, name, ended: true as const };
    });
}

/** What the caller looks after, for the heading of the list and for what he begins. */
export function ownScope(context: UseCaseContext): OwnScope {
  const scope = scopeOf(context);
  if (scope.kind === 'agency') return { whole: true, sections: [] };
  const sections = responsibleSections(context, [...scope.sectionIds]).map(({ id, name }) => ({ id, name }));
  return { whole: false, sections };
}

/** The sections to choose from, and who was granted to look after the processes of which; ended ones are marked. */
export async function processAdministrators(
  context: UseCaseContext,
): Promise<Result<ReplyOf<Routes['processAdministrators']>>> {
  const { organisation } = context.agency;
  const view = dayView(organisation, dateInChina(context.now));
  const standing = standingSections(context);
  const levels = new Map<string, number>();
  const grants = context.agency
    .grantsOf(sectionsPermission, context.now)
    .map((grant) => ({ ...grant, words: granteeName(context, grant.granteeKind, grant.granteeId) }));
  const sections = view.tree.inOrder.flatMap(({ id, name, parentId }) => {
    const level = parentId === undefined ? 0 : (levels.get(parentId) ?? -1) + 1;
    levels.set(id, level);
    const administrators = grants.filter((grant) => grant.standing.includes(id)).map(({ words }) => words);
    return standing.has(id) ? [{ id, name, level, administrators: [...new Set(administrators)] }] : [];
  });
  const inert = grants.flatMap(({ id: grantId, words, sections: named }) => {
    const ended = responsibleSections(
      context,
      named.map(({ id }) => id),
    ).filter((one) => one.ended);
    return ended.length > 0 ? [{ grantId, words, sections: ended }] : [];
  });
  return ok({ sections, inert });
}

function granteeName({ agency: { organisation } }: UseCaseContext, kind: string, granteeId: string | null): string {
  const id = granteeId as never; // reason: looked up only
  if (kind === 'PERSON') return organisation.persons.get(id)?.name ?? '已离任的人员';
  if (kind === 'POST') return `岗位“${organisation.posts.get(id)?.name ?? '已撤销的岗位'}”的人员`;
  return `${organisation.sections.get(id)?.name ?? '已撤销的科室'}的人员`;
}
