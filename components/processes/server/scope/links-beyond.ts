import type { FieldProblem } from '@gov/base';
import { compile } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { foreignLinks, isTiedByMessage } from '../../rules/gate/foreign-links.ts';
import { listPrograms } from '../designing/store.ts';
import { ownProcesses, scopeOf } from './own-scope.ts';
import { listProgramsInUse } from './store.ts';

/** Ties of a file to processes that the caller does not look after, and that no earlier version had; none for the agency's administrator. */
export async function linksBeyond(
  context: UseCaseContext,
  processId: string,
  bpmnXml: string,
): Promise<readonly FieldProblem[]> {
  if (scopeOf(context).kind === 'agency') return [];
  const compiled = await compile(bpmnXml);
  // what does not compile is refused with its own problems
  if (!compiled.ok) return [];
  const { tx } = context;
  const earlier = (await tx.all(listPrograms(tx.agencyId, processId))).map(({ program }) => program);
  const { keys: own } = await ownProcesses(context);
  const inUse = isTiedByMessage(compiled.value) ? await tx.all(listProgramsInUse(tx.agencyId)) : [];
  const foreign = inUse.flatMap(({ key, program }) => (own.has(key) ? [] : [program]));
  return foreignLinks(compiled.value, earlier, { own, foreign });
}
