import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { mayBeMain } from '../../rules/assignment-rules.ts';
import { changeOrganisation, keptUp } from '../change.ts';
import { chooseMainRow, demoteOthers } from './store.ts';

/** A person has exactly one main assignment at a time: the others stop being it. */
export async function chooseMainAssignment(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['chooseMainAssignment']>,
): Promise<Result<ReplyOf<Routes['chooseMainAssignment']>>> {
  const { assignmentId } = params;
  return changeOrganisation(context, async (snapshot, today) => {
    const may = mayBeMain(snapshot, assignmentId, today);
    if (!may.ok) return may;
    const { tx } = context;
    const kept = keptUp(await tx.first(chooseMainRow(tx.agencyId, assignmentId, body.expectedVersion)));
    if (!kept.ok) return kept;
    tx.write(demoteOthers(tx.agencyId, may.value.personId, assignmentId, today));
    context.audit({
      event: 'organisation.main-assignment-chosen',
      objectKind: 'assignment',
      objectId: assignmentId,
      details: { personId: may.value.personId },
    });
    return ok({ done: true } as const);
  });
}
