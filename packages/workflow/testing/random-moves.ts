import { addMillis, plainCalendar } from '@gov/base';
import fc from 'fast-check';
import type { Command, Item, Visit } from '../index.ts';
import { branchesStandingStill, endDueTellings, limitStarts, returnTargets, wakeTimes } from '../index.ts';
import { isUnderway } from '../returns/regions.ts';
import { personAt } from './random-models.ts';
import type { Scenario } from './scenario.ts';
import { person } from './scenario.ts';

/** One random act as small numbers: what, by whom, to whom, and how the world answers. */
export interface Move {
  readonly verb: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const number = fc.nat(9999);
const move: fc.Arbitrary<Move> = fc.record({ verb: fc.nat(99), a: number, b: number, c: number });

export const movesUpTo = (most: number): fc.Arbitrary<readonly Move[]> =>
  fc.array(move, { minLength: 1, maxLength: most, size: 'max' });

export const pick = <T>(list: readonly T[], luck: number): T | undefined => list[luck % Math.max(1, list.length)];

export const administrator = { actor: person('管理员'), asAdministrator: true } as const;
export const reason = '随便';

/** The command a move means in this state; `undefined` = there is nothing to do it with. */
export function commandOf(office: Scenario, move: Move): Command | undefined {
  const { state } = office;
  if (state.status !== 'open')
    return move.verb < 50 ? { kind: 'revive', actor: administrator.actor, reason } : reading(office, move);
  if (state.suspended && move.c % 4 > 0) return { kind: 'resume', actor: administrator.actor };
  const [standing] = branchesStandingStill(state);
  if (standing && move.c % 3 === 0) return { kind: 'resumeBranch', scope: standing.id, actor: administrator.actor };
  const incident = state.visits.find((visit) => visit.state === 'incident');
  const idle = !state.items.some(isOpenWork);
  if (incident && (idle || move.c % 4 === 0)) return resolve(incident, move);
  const dropped = move.c % 2 === 1 ? dropAddedStep(office, move) : undefined;
  if (dropped) return dropped;
  let left = move.verb;
  for (const [share, word] of verbs) {
    if (left < share) return word(office, move);
    left -= share;
  }
  return complete(office, move);
}

const isOpenWork = (item: Item): boolean => item.kind === 'do' && item.state === 'open';

function withItem(
  { state }: Scenario,
  luck: number,
  make: (item: Item) => Command | undefined,
  of: 'open' | 'parked' = 'open',
): Command | undefined {
  const item = pick(
    state.items.filter((one) => one.kind === 'do' && one.state === of),
    luck,
  );
  return item && make(item);
}

const resolve = (visit: Visit, { a, b }: Move): Command => ({
  kind: 'resolveIncident',
  visit: visit.id,
  actor: administrator.actor,
  ...(a % 3 === 0 ? {} : { handlers: [person(personAt(a)), person(personAt(b))] }),
});

/**
 * Somebody else holds an office from now on: work that was given to the office follows, or an administrator has the rule of a step
 * asked again.
 */
const again = (office: Scenario, { a, b, c }: Move): Command | undefined => {
  const visit = pick(
    office.state.visits.filter((one) => one.state === 'open' && !one.waits),
    a,
  );
  if (!visit) return undefined;
  const holder = office.state.items.find((one) => one.visit === visit.id && one.state === 'open')?.holder.personId;
  const asked = { kind: 'resolveAgain', visit: visit.id, actor: administrator.actor, reason } as const;
  if (!office.posts) {
    office.replaced = b % 3 === 0 || !holder ? {} : { [holder]: personAt(c) };
    return asked;
  }
  const held = officesHeld(office, holder);
  const post = pick(held, b);
  if (post !== undefined) office.posts = { ...office.posts, [post]: c % 5 === 0 ? null : personAt(c) };
  return b % 4 === 0 ? asked : { kind: 'followOffices', visit: visit.id };
};

/** Posts of this person; each is called like the one who held it first. */
const officesHeld = ({ posts = {} }: Scenario, holder: string | undefined): readonly string[] =>
  holder === undefined
    ? []
    : [...new Set([holder, ...Object.keys(posts)])].filter(
        (post) => (posts[post] === undefined ? post : posts[post]) === holder,
      );

/** Sometimes another step behind the one that is added. */
const later = (b: number) => (b % 4 > 0 ? { later: [{ handlers: [person(personAt(b))] }] } : {});

/** 选择处理人: for every step that somebody is chosen for; sometimes nobody chooses. */
function choosing(
  { program }: Scenario,
  b: number,
  c: number,
): Pick<Extract<Command, { kind: 'complete' }>, 'choices'> {
  const kinds = ['startersChoice', 'previousHandlersChoice'];
  const steps = Object.values(program.nodes).filter(({ handler }) => kinds.includes(handler.kind));
  if (steps.length === 0 || c % 5 === 0) return {};
  return {
    choices: Object.fromEntries(steps.map(({ id }, at) => [id, [b + at, b + c + at].map(personAt).map(person)])),
  };
}

function complete(office: Scenario, { a, b, c }: Move): Command | undefined {
  return withItem(office, a, ({ id, holder, visit }) => {
    const node = office.program.nodes[office.state.visits[(visit ?? 0) - 1]?.node ?? ''];
    const vote = b % 10 < 6 ? 'agree' : b % 10 < 9 ? 'disagree' : 'abstain';
    const to = pick(node?.free?.nodes ?? [], b);
    const next = to
      ? ({ kind: 'node', node: to, ...(c % 2 === 0 ? { rejoin: true as const } : {}) } as const)
      : ({ kind: 'persons', handlers: [person(personAt(c))], ...later(b) } as const);
    const free = node?.free && c % 3 === 0 ? { next } : {};
    return {
      kind: 'complete',
      item: id,
      actor: holder,
      vote,
      ...free,
      ...choosing(office, b, c),
      ...(c % 11 === 0 ? { wholeFork: true as const } : {}),
    };
  });
}

function withdrawal({ state }: Scenario, { a, b }: Move): Command | undefined {
  const had = state.items.filter((one) => one.kind === 'do' && (one.doneBy || one.transfers.length > 0));
  // mostly the newest: what is long past is refused anyway
  const item = pick(b % 3 === 0 ? had : had.slice(-3), a);
  const actor = item?.state === 'open' ? item.transfers.at(-1)?.from : item?.doneBy;
  return item && actor ? { kind: 'withdraw', item: item.id, actor } : undefined;
}

function returning(office: Scenario, { a, b, c }: Move): Command | undefined {
  return withItem(office, a, ({ id, holder }) => {
    const target = pick(returnTargets(office.program, office.state, id), b);
    if (!target && c % 8 > 0) return undefined;
    const across = pick(['wait', 'cancel', undefined] as const, c);
    return {
      kind: 'return',
      item: id,
      actor: holder,
      to: c % 5 === 0 || !target ? { kind: 'previous' } : { kind: 'visit', visit: target.visit },
      mode: b % 2 === 0 ? 'direct' : 'rewalk',
      reason,
      ...(across ? { across } : {}),
    };
  });
}

const transfer = (office: Scenario, { a, b }: Move): Command | undefined =>
  withItem(office, a, ({ id, holder }) => ({ kind: 'transfer', item: id, actor: holder, to: person(personAt(b)) }));

const addSigners = (office: Scenario, { a, b, c }: Move): Command | undefined =>
  withItem(office, a, ({ id, holder }) => ({
    kind: 'addSigners',
    item: id,
    actor: holder,
    where: pick(['before', 'after', 'parallel'] as const, c) ?? 'before',
    signers: [person(personAt(b)), ...(c % 2 === 0 ? [person(personAt(b + 3))] : [])],
  }));

function removeSigner({ state }: Scenario, { a, b }: Move): Command | undefined {
  const visit = pick(
    state.visits.filter((one) => one.state === 'open'),
    a,
  );
  const seats = state.items.filter((item) => item.kind === 'do' && item.visit === visit?.id && item.state === 'open');
  const people = [
    ...seats.map((item) => item.holder),
    ...(visit?.queue ?? []),
    ...seats.flatMap((item) => item.after ?? []),
  ];
  const target = pick(people, b);
  return visit && target
    ? { kind: 'removeSigner', visit: visit.id, person: target.personId, reason, ...administrator }
    : undefined;
}

function reorder({ state }: Scenario, { a }: Move): Command | undefined {
  const visit = pick(
    state.visits.filter((one) => one.state === 'open' && one.queue.length > 1),
    a,
  );
  return (
    visit && {
      kind: 'reorder',
      visit: visit.id,
      order: visit.queue.map((one) => one.personId).reverse(),
      ...administrator,
    }
  );
}

function jump({ state, program }: Scenario, { a, b, c }: Move): Command | undefined {
  const visit = pick(state.visits.filter(isUnderway), a);
  const to = pick(Object.keys(program.nodes), b);
  const forks = c % 2 === 0 ? ('onlyBranch' as const) : ('wholeBlock' as const);
  return visit && to ? { kind: 'jump', visit: visit.id, to, forks, reason, ...administrator } : undefined;
}

const handOver = (office: Scenario, { a, b }: Move): Command | undefined =>
  withItem(office, a, ({ holder }) => ({
    kind: 'handOver',
    batch: '批',
    from: holder.personId,
    to: person(personAt(b)),
    actor: administrator.actor,
    reason,
  }));

/** 签收, or 放弃 of what is claimed; mostly where the work is in a pool. */
function claim({ state, program }: Scenario, { a, c }: Move): Command | undefined {
  const nodeOf = (item: Item) => state.visits[(item.visit ?? 0) - 1];
  const work = state.items.filter(isOpenWork);
  const pooled = work.filter((item) => program.nodes[nodeOf(item)?.node ?? '']?.multi.mode === 'pool');
  const item = pick(pooled.length > 0 ? pooled : c % 5 === 0 ? work : [], a);
  if (!item) return undefined;
  const claimed = nodeOf(item)?.claimed === item.id;
  return { kind: claimed && c % 2 === 0 ? 'release' : 'claim', item: item.id, actor: item.holder };
}

function undo({ state }: Scenario, { a }: Move): Command | undefined {
  const noted = pick((state.acts ?? []).slice(-3), a);
  return noted && { kind: 'undo', act: noted.seq, actor: person(noted.by) };
}

/** The clock jumps to the next wake-up, as the timer's does. */
function timeOut(office: Scenario, { a }: Move): Command | undefined {
  const due = pick(wakeTimes(office.program, office.state, office.facts().calendar).slice(0, 2), a);
  if (!due) return undefined;
  if (due.at > office.now) office.now = due.at;
  return { kind: 'timeOut', visit: due.visit, step: due.step };
}

/** What comes from outside: a message for a waiting step, or the end of a child. */
function childReport(office: Scenario, { a, b }: Move): Command | undefined {
  const { state } = office;
  const message = pick(messages(office), a);
  if (message) return message;
  const child = pick(
    (state.children ?? []).filter((one) => one.state === 'running'),
    a,
  );
  return (
    child && {
      kind: 'childReport',
      child: child.id,
      as: pick(['yes', 'yes', 'no', 'returned', 'cancelled'] as const, b) ?? 'yes',
    }
  );
}

/** Messages that steps wait for now. */
export const messages = ({ state, program }: Scenario): readonly Command[] =>
  state.visits
    .filter((visit) => visit.waits && visit.state === 'open')
    .flatMap((visit) => (program.nodes[visit.node]?.waits ?? []).map((event) => ({ visit: visit.id, event })))
    .filter(({ event }) => event.on.kind === 'message')
    .map(({ visit, event }) => ({ kind: 'receive', visit, event: event.id }));

const circulate = (office: Scenario, { a, b, c }: Move): Command | undefined =>
  withItem(office, a, ({ id, holder }) => ({
    kind: 'circulate',
    item: id,
    actor: holder,
    readers: [person(personAt(b)), person(personAt(b + 1)), person(personAt(b + 2))],
    mayComment: c % 2 === 0,
    ...(c % 3 > 0 ? { ordered: true as const } : {}),
  }));

/** What happens to what was sent round: mostly somebody reads it; its sender may change who comes, or somebody has left. */
function reading({ state }: Scenario, { a, b, c }: Move): Command | undefined {
  if (b % 5 === 0) return { kind: 'passReaders' };
  const known = c % 3 === 0 ? pick(state.circulations ?? [], a) : undefined;
  if (known) {
    const pending = [...state.items.filter((item) => item.circulation === known.id).map(({ holder }) => holder)];
    const removed = pick([...pending, ...known.waiting], b);
    return {
      kind: 'changeCirculation',
      circulation: known.id,
      actor: person(known.by),
      remove: removed && b % 4 > 0 ? [removed.personId] : [],
      add: c % 2 === 0 ? [person(personAt(a))] : [],
    };
  }
  const item = pick(
    state.items.filter((one) => one.kind === 'read' && one.state === 'open'),
    a,
  );
  return item && { kind: item.mayComment && b % 2 === 0 ? 'comment' : 'read', item: item.id, actor: item.holder };
}

/** A step that was added to come later is taken off by who added it, or by somebody who may not. */
function dropAddedStep({ state }: Scenario, { a, b, c }: Move): Command | undefined {
  const visit = pick(
    state.visits.filter((one) => one.state === 'open' && one.adhoc?.later?.length),
    a,
  );
  const place = b % Math.max(1, visit?.adhoc?.later?.length ?? 0);
  const by = visit?.adhoc?.later?.[place]?.by;
  if (!visit || !by) return undefined;
  return {
    kind: 'dropAddedStep',
    visit: visit.id,
    at: c % 7 === 0 ? place + 1 : place,
    actor: person(c % 5 === 0 ? personAt(b) : by),
    reason,
  };
}

/** The week off that the office may have, and the Saturday it works for it. */
const otherCalendar = {
  holidays: new Set(['2026-03-04', '2026-03-05', '2026-03-11']),
  makeUpDays: new Set(['2026-03-07']),
};

/** The days off are other ones from now on, and the house counts every limit anew. */
function recountLimits(office: Scenario): Command {
  office.calendar = office.calendar === plainCalendar ? otherCalendar : plainCalendar;
  return { kind: 'recountLimits', starts: limitStarts(office.events) };
}

/** 办结时限: the clock jumps to what the house has yet to say of it. */
function tellEndDue(office: Scenario, { a }: Move): Command | undefined {
  const telling = pick(endDueTellings(office.program, office.state, office.facts().calendar), a);
  if (!telling) return undefined;
  if (telling.at > office.now) office.now = telling.at;
  return { kind: 'tellEndDue', when: telling.when, readers: [office.state.starter] };
}

/** Nobody has watched the clock for days. */
function renewLimits(office: Scenario, { a }: Move): Command {
  office.now = addMillis(office.now, (a % 5) * 86_400_000);
  return { kind: 'renewLimits' };
}

/** A branch under way, or one that is none any more. */
function suspendBranch({ state }: Scenario, { a, b }: Move): Command | undefined {
  const branches = state.scopes.filter(({ kind, state: now }) => kind === 'branch' && (now === 'open' || b % 9 === 0));
  const scope = pick(branches, a)?.id;
  return scope === undefined ? undefined : { kind: 'suspendBranch', scope, actor: administrator.actor, reason };
}

/** How often each act is tried, of a hundred; the rest completes. */
const verbs: readonly (readonly [number, (office: Scenario, move: Move) => Command | undefined])[] = [
  [13, withdrawal],
  [14, returning],
  [4, transfer],
  [9, addSigners],
  [4, removeSigner],
  [1, reorder],
  [3, again],
  [
    4,
    (office, { a, b }) =>
      withItem(office, a, ({ id, holder }) => ({ kind: 'delegate', item: id, actor: holder, to: person(personAt(b)) })),
  ],
  [
    1,
    (office, { a }) => withItem(office, a, ({ id, holder }) => ({ kind: 'recall', item: id, actor: holder }), 'parked'),
  ],
  [4, claim],
  [5, jump],
  [1, () => ({ kind: 'suspend', actor: administrator.actor, reason })],
  [2, suspendBranch],
  [1, () => ({ kind: 'terminate', actor: administrator.actor, reason })],
  [2, handOver],
  [1, () => ({ kind: 'undoHandOver', batch: '批', actor: administrator.actor })],
  [4, undo],
  [4, timeOut],
  [5, childReport],
  [1, recountLimits],
  [1, renewLimits],
  [1, tellEndDue],
  [1, ({ state }) => ({ kind: 'cancel', actor: state.starter, reason })],
  [2, circulate],
  [5, reading],
  [
    1,
    (office, { a }) =>
      withItem(office, a, ({ id, holder }) => ({ kind: 'press', item: id, actor: holder, asSupervisor: true })),
  ],
  [1, (office, { a }) => withItem(office, a, ({ id, holder }) => ({ kind: 'read', item: id, actor: holder }))],
];
