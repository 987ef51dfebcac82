import type { PersonId, Result } from '@gov/base';
import { ok } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import type { CommandOf } from '../command.ts';
import { refuse } from '../rejections.ts';
import type { Circulation, Item, State } from '../state.ts';
import { advance, endedEarly, readerOf } from './circulate.ts';
import type { Run } from './run.ts';
import { act, emit } from './run.ts';

/**
 * 依次传阅 under way: readers who have not read are taken back (also the one whose turn it is: the next gets it), others come
 * at the end. Reading is what counts, as with every taking back: who has read stays.
 */
export function changeCirculation(run: Run, command: CommandOf<'changeCirculation'>): Result<void> {
  const known = run.state.circulations?.[command.circulation - 1];
  if (!known) return refuse('workflow.unknown-circulation', { circulation: command.circulation });
  if (endedEarly(run.state)) return refuse('workflow.process-cancelled');
  if (command.actor.personId !== known.by) return refuse('workflow.not-the-circulator');
  const reader = readerOf(run.state, known.id);
  if (!reader) return refuse('workflow.circulation-over');
  const removed = toRemove(run.state, known, reader, command.remove);
  if (!removed.ok) return removed;
  const stay = [reader.holder, ...known.waiting].filter((one) => !command.remove.includes(one.personId));
  const added = newReaders(stay, command.add);
  if (removed.value.length + added.length === 0) return refuse('workflow.circulation-unchanged');

  act(run, command.actor, { kind: 'circulationChanged', circulation: known.id, removed: removed.value, added });
  const waiting = [...stay.filter((one) => one !== reader.holder), ...added];
  emit(run, { kind: 'circulationMoved', circulation: known.id, waiting });
  if (stay[0] === reader.holder) return ok(undefined);
  emit(run, { kind: 'itemCancelled', item: reader.id, as: 'withdrawn', reason: 'withdrawn' });
  advance(run, { ...known, waiting });
  return ok(undefined);
}

function toRemove(
  state: State,
  { id, waiting }: Circulation,
  reader: Item,
  people: readonly PersonId[],
): Result<readonly ResolvedHandler[]> {
  const pending = [reader.holder, ...waiting];
  const stranger = people.find((person) => !pending.some((one) => one.personId === person));
  if (stranger === undefined) return ok(pending.filter((one) => people.includes(one.personId)));
  const has = state.items.some((item) => item.circulation === id && item.holder.personId === stranger && item.readAt);
  return has
    ? refuse('workflow.has-read', { person: stranger })
    : refuse('workflow.not-a-reader', { person: stranger });
}

/** Each once, and nobody whose turn is still to come. */
function newReaders(stay: readonly ResolvedHandler[], add: readonly ResolvedHandler[]): readonly ResolvedHandler[] {
  const known = new Set(stay.map(({ personId }) => personId));
  return add.filter(({ personId }) => !known.has(personId) && known.add(personId));
}

/** 离任: no circulation waits for somebody who will not come back. */
export function passReaders(run: Run): Result<void> {
  const stuck = endedEarly(run.state)
    ? []
    : (run.state.circulations ?? []).flatMap((known) => {
        const reader = readerOf(run.state, known.id);
        return reader && run.facts.hasLeft?.(reader.holder.personId) ? [{ known, reader }] : [];
      });
  if (stuck.length === 0) return refuse('workflow.nobody-left');
  act(run, undefined, { kind: 'readersPassed' });
  for (const { known, reader } of stuck) {
    emit(run, { kind: 'itemCancelled', item: reader.id, as: 'cancelled', reason: 'holderLeft' });
    advance(run, known);
  }
  return ok(undefined);
}
