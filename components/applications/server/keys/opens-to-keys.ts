import type { CompiledForm } from '@gov/forms';
import { formsService } from '#components/forms/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';

/** A form that can hold a secret (密级) is for people only: nobody lets a program in to what he was told in confidence. */
const isOpen = ({ template }: CompiledForm): boolean =>
  template.fields.every(({ kind, key }) => kind !== 'secrecy' && key !== 'secrecyLevel');

/** Whether a form version, and every version beside it that matters may be pinned to, is open to application keys. */
export async function opensToKeys(context: UseCaseContext, formVersionId: string): Promise<boolean> {
  const forms = context.ask(formsService);
  for (const id of new Set([formVersionId, ...(await forms.versionsBeside(formVersionId))]))
    if (!isOpen(await forms.compiled(id))) return false;
  return true;
}
