import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { behind } from '../../rules/manual-order.ts';
import { mayMoveSection, sectionsBelow } from '../../rules/section-rules.ts';
import { changeOrganisation, keptUp } from '../change.ts';
import { moveSectionRow } from './store.ts';

/** Puts a section, with all below it, under another one, behind what is there. */
export async function moveSection(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['moveSection']>,
): Promise<Result<ReplyOf<Routes['moveSection']>>> {
  return changeOrganisation(context, async (snapshot, today) => {
    const may = mayMoveSection(snapshot, params.sectionId, body.parentId, today);
    if (!may.ok) return may;
    const { tx } = context;
    const place = {
      parentId: body.parentId ?? null,
      displayOrder: behind(sectionsBelow(snapshot, body.parentId).filter((s) => s.id !== params.sectionId)),
    };
    const kept = keptUp(await tx.first(moveSectionRow(tx.agencyId, params.sectionId, body.expectedVersion, place)));
    if (!kept.ok) return kept;
    context.audit({
      event: 'organisation.section-moved',
      objectKind: 'section',
      objectId: params.sectionId,
      details: { parentId: place.parentId },
    });
    return ok({ done: true } as const);
  });
}
