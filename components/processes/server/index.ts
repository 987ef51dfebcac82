import { ok } from '@gov/base';
import type { ComponentServer } from '#platform/server/components/component-server.ts';
import type { routes } from '../contract.ts';
import { processesServiceFor } from './processes-service.ts';
import { changeRights, showRights } from './rights.ts';
import { listProcesses } from './store.ts';

export const server: ComponentServer<typeof routes> = {
  handlers: {
    rights: showRights,
    changeRights,
    list: async ({ tx }) => ok({ processes: [...(await tx.all(listProcesses(tx.agencyId)))] }),
  },
  services: { processes: processesServiceFor },
};
