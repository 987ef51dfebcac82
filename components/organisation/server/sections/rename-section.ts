import { cleanName, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { mayRenameSection } from '../../rules/section-rules.ts';
import { changeOrganisation, keptUp } from '../change.ts';
import { renameSectionRow } from './store.ts';

/** The name alone changes; documents of earlier days keep the name they were issued with. */
export async function renameSection(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['renameSection']>,
): Promise<Result<ReplyOf<Routes['renameSection']>>> {
  const name = cleanName(body.name);
  return changeOrganisation(context, async (snapshot) => {
    const may = mayRenameSection(snapshot, params.sectionId, name);
    if (!may.ok) return may;
    const { tx } = context;
    const kept = keptUp(await tx.first(renameSectionRow(tx.agencyId, params.sectionId, body.expectedVersion, name)));
    if (!kept.ok) return kept;
    context.audit({ event: 'organisation.section-renamed', objectKind: 'section', objectId: params.sectionId });
    return ok({ done: true } as const);
  });
}
