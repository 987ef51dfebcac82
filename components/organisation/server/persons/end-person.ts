import { type CalendarDate, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Person } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { listAdministrators } from '#platform/server/identity/agency-store.ts';
import type { Routes } from '../../contract.ts';
import { knownPerson } from '../../rules/assignment-rules.ts';
import { mayUndoLeaving } from '../../rules/leaving-rules.ts';
import { mayEnd } from '../../rules/spans.ts';
import { changeOrganisation, keptUp } from '../change.ts';
import { asDay } from '../clean.ts';
import { areasToEnd, assignmentsToEnd, keepLeaving, leavingOf } from './leaving-store.ts';
import { endAreasOfAssignments, endAssignmentsOfPerson, endPersonRow } from './store.ts';
import { restored } from './undo-leaving.ts';

/**
 * 离任: on that day all assignments end, and with them every right held through a post. One of the three administrators
 * hands the duty over first: none of the three is ever left empty.
 */
export async function endPerson(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['endPerson']>,
): Promise<Result<ReplyOf<Routes['endPerson']>>> {
  const { personId } = params;
  if (context.person().personId === personId) return reject('organisation.yourself');
  return changeOrganisation(context, async (snapshot, today) => {
    const person = knownPerson(snapshot, personId);
    if (!person.ok) return person;
    const may = mayEnd(person.value, asDay(body.on), today);
    if (!may.ok) return may;
    const { tx } = context;
    const administrators = await tx.all(listAdministrators(tx.agencyId));
    if (administrators.some((one) => one.personId === personId))
      return reject('organisation.holds-duty', { person: person.value.name });
    await takeBackFormer(context, person.value, today);
    const ended = {
      assignments: await tx.all(assignmentsToEnd(tx.agencyId, personId, body.on)),
      areas: await tx.all(areasToEnd(tx.agencyId, personId, body.on)),
    };
    const kept = keptUp(await tx.first(endPersonRow(tx.agencyId, personId, body.expectedVersion, body.on)));
    if (!kept.ok) return kept;
    const assignments = await tx.all(endAssignmentsOfPerson(tx.agencyId, personId, body.on));
    const areas = await tx.all(
      endAreasOfAssignments(
        tx.agencyId,
        assignments.map((a) => a.id),
        body.on,
      ),
    );
    tx.write(keepLeaving(tx.agencyId, personId, { day: today, ...ended }));
    const counts = { endedAssignments: assignments.length, endedAreas: areas.length };
    context.audit({
      event: 'organisation.person-ended',
      objectKind: 'person',
      objectId: personId,
      details: { on: body.on, ...counts },
    });
    return ok(counts);
  });
}

/** Another day for a leaving that can still be taken back: as if it had been entered with that day at first. */
async function takeBackFormer(context: UseCaseContext, person: Person, today: CalendarDate): Promise<void> {
  const former = (await context.tx.first(leavingOf(context.tx.agencyId, person.id)))?.leaving;
  if (former && mayUndoLeaving(person, former.day, today)) await restored(context, former);
}
