import type { HandlerRule } from '@gov/organisation';
import { rulesOfProcess } from '@gov/workflow';
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
      if (rulesOfProcess(await processes.program(versionId)).some(({ rule }) => isMeant(rule))) names.push(name);
    }
    return names;
  },
});
