import type { PersonId } from '@gov/base';
import { type State, stepName, type Visit } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { lookAgainAt } from '../../rules/waiting/look-again-at.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { noteStopRows } from './store.ts';

/** Kind of the wake-up that asks for a handler again; its key is the matter. */
export const lookAgainKind = 'matters.look-again';

/** Steps of a running process for which nobody was found. */
export const stopsOf = (state: State): readonly Visit[] =>
  state.status === 'open' ? state.visits.filter((visit) => visit.state === 'incident') : [];

/**
 * Keeps the list of stopped steps in line with a decision, in the same transaction, and leaves the wake-up behind that
 * asks again. Costs nothing where no step stands still before or after.
 */
export function noteStops(context: UseCaseContext, loaded: LoadedMatter, after: State): void {
  const { tx, now } = context;
  const { row, program } = loaded;
  const standing = stopsOf(after);
  const before = row.state === 'DRAFT' ? [] : stopsOf(loaded.state);
  const over = before.filter(({ id }) => !standing.some((visit) => visit.id === id)).map(({ id }) => id);
  if (standing.length === 0 && over.length === 0) return;
  const rows = standing.map((visit) => ({
    id: context.newId<string>(),
    visit: visit.id,
    step: stepName(program, visit),
    since: before.some(({ id }) => id === visit.id) ? row.changedAt : now,
    why: visit.why,
    empty: visit.incident ?? 'unknown',
  }));
  tx.write(noteStopRows(tx.agencyId, { matterId: row.id, standing: rows, over, at: now }));
  const again = lookAgainAt(
    now,
    rows.map(({ since, empty }) => ({ since, waits: empty !== 'noWayForNo' })),
  );
  if (again) context.wakeUp(lookAgainKind, row.id, again);
  tellKeepers(context);
}

/** Tells the open pages of those whose duty it is to find a handler. */
export function tellKeepers(context: UseCaseContext): void {
  const { agency, now } = context;
  const keepers = new Set<PersonId>();
  for (const { id, personId } of agency.organisation.assignments.values())
    if (agency.permissionsOf(personId, id, now).has('matters.stopped')) keepers.add(personId);
  context.notify([...keepers], 'stopped');
}
