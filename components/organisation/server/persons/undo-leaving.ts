import { type CalendarDate, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Person } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { knownPerson } from '../../rules/assignment-rules.ts';
import { mayUndoLeaving } from '../../rules/leaving-rules.ts';
import { changeOrganisation, keptUp } from '../change.ts';
import { type Leaving, leavingOf, personStays, restoreAreas, restoreAssignments } from './leaving-store.ts';

/** 撤回离任: what it ended lasts again as far as before. Twice = there is no leaving any more. */
export async function undoLeaving(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['undoLeaving']>,
): Promise<Result<ReplyOf<Routes['undoLeaving']>>> {
  return changeOrganisation(context, async (snapshot, today) => {
    const person = knownPerson(snapshot, params.personId);
    if (!person.ok) return person;
    const row = await context.tx.first(leavingOf(context.tx.agencyId, params.personId));
    const may = mayUndo(person.value, row?.leaving ?? null, today);
    if (!may.ok) return may;
    const { tx } = context;
    const kept = keptUp(await tx.first(personStays(tx.agencyId, params.personId, body.expectedVersion)));
    if (!kept.ok) return kept;
    const counts = await restored(context, may.value);
    context.audit({
      event: 'organisation.leaving-undone',
      objectKind: 'person',
      objectId: params.personId,
      details: { on: person.value.to ?? '', ...counts },
    });
    return ok(counts);
  });
}

function mayUndo(person: Person, leaving: Leaving | null, today: CalendarDate): Result<Leaving> {
  if (leaving && mayUndoLeaving(person, leaving.day, today)) return ok(leaving);
  return reject('organisation.leaving-over', { person: person.name });
}

/** Assignments and areas back to where they ended before. */
export async function restored({ tx }: UseCaseContext, { assignments, areas }: Leaving) {
  const back = await tx.all(restoreAssignments(tx.agencyId, assignments));
  const inCharge = await tx.all(restoreAreas(tx.agencyId, areas));
  return { restoredAssignments: back.length, restoredAreas: inCharge.length };
}
