import { cleanName, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { behind } from '../../rules/manual-order.ts';
import { maySetUpSection, sectionsBelow } from '../../rules/section-rules.ts';
import { changeOrganisation } from '../change.ts';
import { asDay } from '../clean.ts';
import { insertSection } from './store.ts';

/** Sets up a section behind its siblings. Twice = the name is taken the second time. */
export async function addSection(
  context: UseCaseContext,
  { body }: InputOf<Routes['addSection']>,
): Promise<Result<ReplyOf<Routes['addSection']>>> {
  const name = cleanName(body.name);
  return changeOrganisation(context, async (snapshot) => {
    const may = maySetUpSection(snapshot, { name, parentId: body.parentId, from: asDay(body.from) });
    if (!may.ok) return may;
    const id = context.newId();
    const displayOrder = behind(sectionsBelow(snapshot, body.parentId));
    const parentId = body.parentId ?? null;
    context.tx.write(insertSection(context.tx.agencyId, { id, parentId, name, displayOrder, from: body.from }));
    context.audit({
      event: 'organisation.section-added',
      objectKind: 'section',
      objectId: id,
      details: { parentId, from: body.from },
    });
    return ok({ id });
  });
}
