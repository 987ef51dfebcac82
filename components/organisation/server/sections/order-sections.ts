import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { inNewOrder } from '../../rules/manual-order.ts';
import { sectionsBelow } from '../../rules/section-rules.ts';
import { lastsBeyond } from '../../rules/spans.ts';
import { changeOrganisation } from '../change.ts';
import { placeSections } from './store.ts';

/** 排序号 of the sections below one section. Twice = the same order again. */
export async function orderSections(
  context: UseCaseContext,
  { body }: InputOf<Routes['orderSections']>,
): Promise<Result<ReplyOf<Routes['orderSections']>>> {
  return changeOrganisation(context, async (snapshot, today) => {
    const siblings = sectionsBelow(snapshot, body.parentId).filter((section) => lastsBeyond(section, today));
    const places = inNewOrder(
      siblings.map((section) => section.id),
      body.sectionIds,
    );
    if (!places.ok) return places;
    context.tx.write(placeSections(context.tx.agencyId, places.value));
    context.audit({
      event: 'organisation.sections-ordered',
      objectKind: 'section',
      objectId: body.parentId ?? context.tx.agencyId,
      details: { count: places.value.length },
    });
    return ok({ done: true } as const);
  });
}
