import type { FormUses } from '#components/forms/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { listOnForm } from './store.ts';

/** Processes that are designed on the fields of a form. */
export const formUsesFor = (bound: unknown): FormUses => {
  const { tx } = bound as UseCaseContext; // reason: the extension point hands on the running use case's context
  return {
    async usesOf({ formId }) {
      const rows = await tx.all(listOnForm(tx.agencyId, formId));
      return rows.map(({ processId, name }) => ({ what: '流程', name, as: '', path: `/processes/${processId}` }));
    },
  };
};
