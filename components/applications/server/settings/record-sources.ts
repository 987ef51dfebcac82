import { ok, type Result } from '@gov/base';
import type { ReplyOf } from '@gov/base/component';
import { formsService } from '#components/forms/contract.ts';
import { mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { columnsOf } from '../../rules/columns.ts';
import { listApplications } from '../store.ts';

/** Applications whose lists can be chosen from (取自应用), with the columns that nobody is kept from seeing. */
export async function recordSources(
  context: UseCaseContext,
): Promise<Result<ReplyOf<(typeof routes)['recordSources']>>> {
  const applications = [];
  for (const { name, kindCode, formVersionId, settings } of await context.tx.all(
    listApplications(context.tx.agencyId),
  )) {
    const form = await context.ask(formsService).compiled(formVersionId);
    const concealed = await context.ask(mattersService).concealedOf(kindCode);
    const columns = columnsOf(form, settings.columns).filter(({ key }) => !concealed.has(key));
    applications.push({ kindCode, name, columns });
  }
  return ok({ applications });
}
