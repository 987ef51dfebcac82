import { ok } from '@gov/base';
import type { ComponentServer } from '#platform/server/components/component-server.ts';
import type { routes } from '../contract.ts';
import { formsServiceFor } from './forms-service.ts';
import { importFile } from './import/import-form.ts';
import { listForms } from './store.ts';

export const server: ComponentServer<typeof routes> = {
  handlers: {
    importFile,
    list: async ({ tx }) => ok({ forms: [...(await tx.all(listForms(tx.agencyId)))] }),
  },
  services: { forms: formsServiceFor },
};
