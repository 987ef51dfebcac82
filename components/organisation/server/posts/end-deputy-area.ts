import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { sectionName } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { mayEnd } from '../../rules/spans.ts';
import { changeOrganisation, keptUp } from '../change.ts';
import { asDay } from '../clean.ts';
import { endAreaRow, findArea } from './store.ts';

export async function endDeputyArea(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['endDeputyArea']>,
): Promise<Result<ReplyOf<Routes['endDeputyArea']>>> {
  return changeOrganisation(context, async (snapshot, today) => {
    const { tx } = context;
    const area = await tx.first(findArea(tx.agencyId, params.areaId));
    if (!area) return reject('organisation.not-found', { what: '分管' });
    const { from, to } = area;
    const named = { name: `分管${sectionName(snapshot, area.sectionId)}`, from, ...(to === null ? {} : { to }) };
    const may = mayEnd(named, asDay(body.on), today);
    if (!may.ok) return may;
    const kept = keptUp(await tx.first(endAreaRow(tx.agencyId, params.areaId, body.expectedVersion, body.on)));
    if (!kept.ok) return kept;
    context.audit({
      event: 'organisation.deputy-area-ended',
      objectKind: 'deputy-area',
      objectId: params.areaId,
      details: { leaderAssignmentId: area.leaderAssignmentId, sectionId: area.sectionId, on: body.on },
    });
    return ok({ done: true } as const);
  });
}
