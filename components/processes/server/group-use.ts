import { type HandlerRule, rulesWithin } from '@gov/organisation';
import { rulesOfStep } from '@gov/workflow';
import type { GroupUse } from '#components/organisation/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { processesServiceFor } from './processes-service.ts';
import { listCurrentVersions } from './store.ts';

/** Which processes find people by a 常用分组, by their version in use. */
export const groupUseFor = (context: UseCaseContext): GroupUse => ({
  async namedBy(groupId) {
    const { tx } = context;
    const processes = processesServiceFor(context);
    const isMeant = (rule: HandlerRule) => rule.kind === 'group' && rule.groupId === groupId;
    const names: string[] = [];
    for (const { name, versionId } of await tx.all(listCurrentVersions(tx.agencyId))) {
      const { nodes, administrator } = await processes.program(versionId);
      const steps = Object.values(nodes).flatMap((node) => rulesOfStep(node).map(({ rule }) => rule));
      if ([...steps, ...(administrator ? rulesWithin(administrator) : [])].some(isMeant)) names.push(name);
    }
    return names;
  },
});
