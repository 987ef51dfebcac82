import type { FormUse, FormUses } from '#components/forms/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { listApplications } from '../store.ts';

/** Applications that a form belongs to, and as which of their forms. */
export const formUsesFor = (bound: unknown): FormUses => {
  const { tx } = bound as UseCaseContext; // reason: the extension point hands on the running use case's context
  return {
    async usesOf({ key }) {
      const rows = await tx.all(listApplications(tx.agencyId));
      return rows.flatMap(({ id, name, settings }): readonly FormUse[] => {
        const { formKey, further = [] } = settings;
        const at = [formKey, ...further.map((one) => one.formKey)].indexOf(key);
        if (at < 0) return [];
        const as = further.length === 0 ? '' : at === 0 ? '主表' : `第 ${at + 1} 张表`;
        return [{ what: '办事应用', name, as, path: `/application-settings/${id}` }];
      });
    },
  };
};
