import { dateInChina, ok, type Result, reject } from '@gov/base';
import { isValidOn } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { isWithin, type ProcessScope, type ScopedProcess } from '../../rules/process-scope.ts';
import { findScope, listScopes } from './store.ts';

/** Granted for sections by the security administrator: 流程管理员. */
export const sectionsPermission = 'processes.sections';

/** Which processes the caller looks after; the pipeline has checked that he has a part in designing at all. */
export function scopeOf(context: UseCaseContext): ProcessScope {
  if (context.can('processes.all')) return { kind: 'agency' };
  const sectionIds = context.agency.sectionsFor(sectionsPermission, context.person(), context.now);
  return { kind: 'sections', sectionIds };
}

/**
 * May the caller work with this process? One that is not his is answered as one that does not exist, whichever route asks;
 * the audit keeps that he asked.
 */
export async function mayLookAfter(context: UseCaseContext, processId: string): Promise<Result<ScopedProcess>> {
  const process = await context.tx.first(findScope(context.tx.agencyId, processId));
  if (!process) return reject('processes.unknown');
  if (isWithin(scopeOf(context), process)) return ok(process);
  context.conceal('process', processId, 'processes.unknown');
  return reject('processes.unknown');
}

/** Whose the processes are that the caller looks after, by id and by key: lists show nothing else. */
export async function ownProcesses(context: UseCaseContext): Promise<OwnProcesses> {
  const scope = scopeOf(context);
  const rows = (await context.tx.all(listScopes(context.tx.agencyId))).filter((row) => isWithin(scope, row));
  return {
    byId: new Map(rows.map((row) => [row.processId, row])),
    keys: new Set(rows.map(({ key }) => key)),
  };
}

export interface OwnProcesses {
  readonly byId: ReadonlyMap<string, ScopedProcess>;
  readonly keys: ReadonlySet<string>;
}

/** Sections of the agency that stand today. */
export function standingSections({ agency: { organisation }, now }: UseCaseContext): ReadonlySet<string> {
  const day = dateInChina(now);
  return new Set([...organisation.sections.values()].filter((one) => isValidOn(one, day)).map(({ id }) => id));
}
