import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { mayEndSection } from '../../rules/section-rules.ts';
import { changeOrganisation, keptUp } from '../change.ts';
import { asDay } from '../clean.ts';
import { endAreasOfSection, endPostsOfSection, endSectionRow } from './store.ts';

/** An empty section ends; its own posts and its 分工 end with it. */
export async function endSection(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['endSection']>,
): Promise<Result<ReplyOf<Routes['endSection']>>> {
  const { sectionId } = params;
  return changeOrganisation(context, async (snapshot, today) => {
    const may = mayEndSection(snapshot, sectionId, asDay(body.on), today);
    if (!may.ok) return may;
    const { tx } = context;
    const kept = keptUp(await tx.first(endSectionRow(tx.agencyId, sectionId, body.expectedVersion, body.on)));
    if (!kept.ok) return kept;
    tx.write(endPostsOfSection(tx.agencyId, sectionId, body.on));
    tx.write(endAreasOfSection(tx.agencyId, sectionId, body.on));
    context.audit({
      event: 'organisation.section-ended',
      objectKind: 'section',
      objectId: sectionId,
      details: { on: body.on },
    });
    return ok({ done: true } as const);
  });
}
