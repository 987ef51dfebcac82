import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { DerivationStep, HandlerResolution, ResolvedHandler } from '@gov/organisation';
import { officeBy, officesBy } from '@gov/organisation';
import type { FormerHolder } from '../act-event.ts';
import type { CommandOf } from '../command.ts';
import { nodeOf } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import { act, emit, itemOf, itemsOf, scopeOf, visitOf } from '../engine/run.ts';
import { findHandlers } from '../handlers/find-handlers.ts';
import type { NodeDefinition } from '../program.ts';
import { refuse } from '../rejections.ts';
import { cancelTree } from '../signers/parts.ts';
import { hasSeat } from '../signers/seats.ts';
import type { Item, Visit } from '../state.ts';
import { isAtWork, isVote } from '../votes/tally.ts';
import { changeSeats } from './resolve-again.ts';

/** A place in a step, and the office for which it was given; no item = his turn has not come. */
interface Seat {
  readonly holder: ResolvedHandler;
  readonly office: string;
  readonly because: DerivationStep;
  readonly item?: Item;
}

/** What becomes of the places of former holders: who gets which, which are no longer needed, which nobody can take yet. */
interface Followed {
  readonly given: readonly { readonly seat: Seat; readonly to: ResolvedHandler }[];
  readonly dropped: readonly Seat[];
  readonly waiting: readonly Seat[];
}

/**
 * 随岗位: of an open step, the places of those who hold the office no longer for which they were given it go to whoever holds it now.
 * What was given to a person, has been given on, or was begun by somebody who is still there stays; votes stand. Where the
 * office is vacant the step does what it says for nobody, or stops and is looked at again; in a group whose others go on, the
 * place waits with its former holder until somebody is appointed.
 */
export function followOffices(run: Run, command: CommandOf<'followOffices'>): Result<void> {
  const visit = run.state.visits[command.visit - 1];
  if (!visit) return refuse('workflow.unknown-visit', { visit: command.visit });
  if (visit.state !== 'open') return refuse('workflow.visit-not-under-way', { visit: visit.id });
  const node = nodeOf(run, visit.node);
  const lost = node.officeChange === 'stay' || visit.decided ? [] : formerSeats(run, visit);
  if (lost.length === 0) return refuse('workflow.handlers-unchanged', { node: node.id });
  const found = findHandlers(run, node, visit.from);
  const gone = lost.filter(({ holder }) => !among(found.resolution.handlers, holder));
  const followed = follow(run, visit, node, gone, found.resolution);
  const vacant = found.passes || followed.waiting.length > 0;
  if (vacant && followed.given.length === 0 && nobodyElse(run, visit, gone)) {
    begin(run, visit, gone);
    vacate(run, visit, found);
    return ok(undefined);
  }
  const moved = [...followed.given.map(({ seat }) => seat), ...followed.dropped];
  if (moved.length === 0) return refuse('workflow.handlers-unchanged', { node: node.id });
  begin(run, visit, moved);
  carryOut(run, visit, node, followed, found.resolution.derivation);
  run.unsettled.push(visit.id);
  return ok(undefined);
}

const among = (people: readonly ResolvedHandler[], { personId }: ResolvedHandler): boolean =>
  people.some((one) => one.personId === personId);

const isMember = ({ part }: Item): boolean => part === undefined || part === 'assist';

/** The office for which an item lies with its holder; undefined where it is his as a person: it was given on to him, or he was added. */
export const officeOfItem = (item: Item): string | undefined =>
  item.kind === 'do' && isMember(item) && item.transfers.length === 0 ? officeBy(item.why, item.holder) : undefined;

function formerSeats(run: Run, visit: Visit): readonly Seat[] {
  const holds = run.facts.holdsOffice ?? (() => true);
  const items = itemsOf(run.state, visit.id).filter((item) => isAtWork(item) && isMember(item));
  const added = new Set((visit.added ?? []).map(({ person }) => person));
  const seats = [
    ...items.flatMap((item) => seatOf(item.holder, item.why, officeOfItem(item), item)),
    ...visit.queue.flatMap((holder) => seatOf(holder, visit.why, officeBy(visit.why, holder))),
  ];
  return seats.filter(
    ({ holder, office, item }) =>
      !added.has(holder.personId) && !holds(holder.personId, office) && !(item && keepsIt(run, visit, item)),
  );
}

function seatOf(
  holder: ResolvedHandler,
  why: readonly DerivationStep[],
  office: string | undefined,
  item?: Item,
): readonly Seat[] {
  const because = office && why.find((step) => step.facts.personId === holder.personId && officeBy([step], holder));
  return office && because ? [{ holder, office, because, ...(item ? { item } : {}) }] : [];
}

/** Begun: he has claimed it, or asked others for its sake. He goes on with it, unless he has left altogether. */
function keepsIt({ state, facts }: Run, visit: Visit, { id, holder, after = [] }: Item): boolean {
  const begun =
    visit.claimed === id ||
    after.length > 0 ||
    state.items.some((one) => one.parent === id) ||
    (visit.added ?? []).some(({ by }) => by === holder.personId);
  return begun && facts.hasLeft?.(holder.personId) !== true;
}

/** Whoever is found for the same office; where the whole step was theirs, whoever is found at all. */
function follow(
  run: Run,
  visit: Visit,
  node: NodeDefinition,
  gone: readonly Seat[],
  { handlers, derivation }: HandlerResolution,
): Followed {
  const free = handlers.filter((one) => !hasSeat(run.state, visit.id, one.personId));
  const given: { readonly seat: Seat; readonly to: ResolvedHandler }[] = [];
  const take = (seat: Seat, fits: (one: ResolvedHandler) => boolean): boolean => {
    const to = free.find(
      (one) =>
        fits(one) &&
        !among(
          given.map((known) => known.to),
          one,
        ),
    );
    if (to) given.push({ seat, to });
    return to !== undefined;
  };
  const left = gone.filter((seat) => !take(seat, (one) => officesBy(derivation, one).includes(seat.office)));
  const open = nobodyElse(run, visit, gone) ? left.filter((seat) => !take(seat, () => true)) : left;
  const offered = node.multi.mode === 'any' || node.multi.mode === 'pool';
  const seated = handlers.filter((one) => !free.includes(one)).flatMap((one) => officesBy(derivation, one));
  const filled = new Set([...seated, ...officesFilled(run, visit, gone, given)]);
  const goesOn = given.length > 0 || !nobodyElse(run, visit, gone);
  const needless = ({ office, item }: Seat): boolean =>
    goesOn && (filled.has(office) || offered || item?.part === 'assist');
  return { given, dropped: open.filter(needless), waiting: open.filter((seat) => !needless(seat)) };
}

/** Offices for which somebody else has a place in the step, has voted in it, or gets one now. */
function officesFilled(
  run: Run,
  visit: Visit,
  gone: readonly Seat[],
  given: readonly { readonly seat: Seat }[],
): readonly string[] {
  const out = new Set(gone.flatMap(({ item }) => item?.id ?? []));
  const others = itemsOf(run.state, visit.id).filter(
    (item) => isMember(item) && !out.has(item.id) && (isAtWork(item) || isVote(item)),
  );
  return [...others.flatMap((item) => officeOfItem(item) ?? []), ...given.map(({ seat }) => seat.office)];
}

/** Nobody else works in the step, waits for his turn or has voted. */
function nobodyElse(run: Run, visit: Visit, gone: readonly Seat[]): boolean {
  const out = new Set(gone.flatMap(({ item }) => item?.id ?? []));
  const others = itemsOf(run.state, visit.id).filter((item) => !item.part && !out.has(item.id));
  return (
    !others.some((item) => isAtWork(item) || isVote(item)) &&
    visit.queue.every((one) => gone.some(({ holder }) => holder.personId === one.personId))
  );
}

function begin(run: Run, visit: Visit, seats: readonly Seat[]): void {
  const former: FormerHolder[] = seats.map(({ holder, because }) => ({
    person: { personId: holder.personId, assignmentId: holder.assignmentId },
    because,
  }));
  act(run, undefined, { kind: 'officesFollowed', visit: visit.id, former });
}

function carryOut(run: Run, visit: Visit, node: NodeDefinition, { given, dropped }: Followed, why: Item['why']): void {
  const moved = [...given.map(({ seat }) => seat), ...dropped];
  const to = new Map(given.map((one) => [one.seat, one.to]));
  const waits = new Map(moved.flatMap((seat) => (seat.item ? [] : [[seat.holder.personId, to.get(seat)] as const])));
  const queue = visit.queue.flatMap((one) => (waits.has(one.personId) ? (waits.get(one.personId) ?? []) : [one]));
  const gets = (part: Item['part']) =>
    given.flatMap((one) => (one.seat.item && one.seat.item.part === part ? [one.to] : []));
  const loses = moved.flatMap(({ item }) => item ?? []);
  const members = gets(undefined);
  // in turn: where nobody takes the place of who had it, the next one's turn has come
  const next = node.multi.mode === 'sequential' && members.length === 0 && loses.length > 0 ? queue.slice(0, 1) : [];
  changeSeats(run, visit, node, {
    ...{ loses, gets: [...members, ...next], assists: gets('assist'), why, as: 'officeChanged' },
    queue: queue.slice(next.length),
    // who waits keeps his own reason, so that his place follows the office later too
    whyQueued: [...why, ...visit.why.filter((step) => queue.some((one) => one.personId === step.facts.personId))],
  });
}

/** Nobody holds the office: passed where the step says so for nobody, else it stops as it does for nobody. */
function vacate(run: Run, { id, group }: Visit, found: ReturnType<typeof findHandlers>): void {
  for (const item of itemsOf(run.state, id))
    if (isAtWork(itemOf(run.state, item.id))) cancelTree(run, item.id, 'officeChanged');
  if (visitOf(run.state, id).claimed !== undefined) emit(run, { kind: 'claimDropped', visit: id });
  if (found.passes) {
    emit(run, { kind: 'visitAutoPassed', visit: id, reason: 'nobodyFound' });
    run.unsettled.push(id);
    return;
  }
  if (group !== undefined && scopeOf(run.state, group).state === 'open')
    emit(run, { kind: 'scopeClosed', scope: group, as: 'closed' });
  const { derivation, empty } = found.resolution;
  emit(run, { kind: 'visitVacated', visit: id, why: derivation, incident: empty ?? 'vacant' });
}
