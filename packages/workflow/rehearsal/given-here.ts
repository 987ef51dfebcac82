import type { Command, ReturnTarget } from '../command.ts';
import type { Item, ScopeId, State, Visit, VisitId } from '../state.ts';
import type { Given } from './given-commands.ts';
import { itemHere, pastVisitHere, type Standing, visitHere } from './standing.ts';

/** The command as it is given here; not yet, because its step has not been reached; or never, because there is nothing it is about. */
export type GivenHere =
  | { readonly kind: 'now'; readonly given: Given; readonly visit?: VisitId }
  | { readonly kind: 'notYet' }
  | { readonly kind: 'never' };

const notYet: GivenHere = { kind: 'notYet' };
const never: GivenHere = { kind: 'never' };

/** What is beside the flow changes no way: where there is nothing to do it with, it is left out and nobody misses it. */
export const isBeside = ({ kind }: Given): boolean => beside.has(kind);

const beside: ReadonlySet<Given['kind']> = new Set([
  'circulate',
  'changeCirculation',
  'passReaders',
  'tell',
  'tellEndDue',
  'read',
  'comment',
  'press',
]);

/** A command of the history in the numbers of the rehearsal. */
export function givenHere(standing: Standing, given: Given, before: State | undefined): GivenHere {
  if (given.kind === 'start' || !before) return { kind: 'now', given };
  if ('item' in given && given.item !== undefined) return onItem(standing, { ...given, item: given.item }, before);
  if ('visit' in given) return onVisit(standing, given, before);
  if (given.kind === 'undo') {
    const act = standing.acts.get(given.act);
    return act === undefined ? never : { kind: 'now', given: { ...given, act } };
  }
  if (given.kind === 'suspendBranch' || given.kind === 'resumeBranch') {
    const scope = branchHere(standing, before, given.scope);
    return scope === undefined ? never : { kind: 'now', given: { ...given, scope } };
  }
  if (given.kind === 'childReport') return onChild(standing, given, before);
  if (given.kind === 'changeCirculation' || given.kind === 'passReaders')
    return (standing.state?.circulations?.length ?? 0) > 0 ? { kind: 'now', given } : never;
  return { kind: 'now', given };
}

type OnItem = Extract<Command, { readonly item?: number }> & { readonly item: number };

function onItem(standing: Standing, given: Command & { readonly item: number }, before: State): GivenHere {
  const then = before.items[given.item - 1];
  if (!then) return never;
  const visit = then.visit === undefined ? undefined : before.visits[then.visit - 1];
  if (visit && !standing.to.nodes[visit.node]) return never;
  const here = itemHere(standing, then, before);
  if (!here) return isBeside(given) ? never : notYet;
  if (given.kind === 'complete' && here.state !== 'open' && then.state === 'open')
    return here.state === 'parked' ? notYet : never;
  const own = { ...given, item: here.id } as OnItem; // reason: the same command on another number
  const command = inPlaceOf(own, then, here);
  const at = here.visit === undefined ? {} : { visit: here.visit };
  if (command.kind !== 'return') return { kind: 'now', given: command, ...at };
  return { kind: 'now', given: { ...command, to: targetHere(standing, command.to, before) }, ...at };
}

/** Where somebody else has the step now, it is he who does what was done. */
function inPlaceOf<T extends Command>(command: T, then: Item, here: Item): T {
  if (here.holder.personId === then.holder.personId || !('actor' in command) || !command.actor) return command;
  if (command.actor.personId !== then.holder.personId && !command.actor.onBehalfOf) return command;
  return { ...command, actor: here.holder };
}

function targetHere(standing: Standing, to: ReturnTarget, before: State): ReturnTarget {
  if (!('visit' in to) || to.visit === undefined) return to;
  const visit = pastVisitHere(standing, before.visits[to.visit - 1]);
  return visit === undefined ? { kind: 'previous' } : { ...to, visit };
}

function onVisit(standing: Standing, given: Command & { readonly visit: VisitId }, before: State): GivenHere {
  const then: Visit | undefined = before.visits[given.visit - 1];
  if (!then || !standing.to.nodes[then.node]) return never;
  if (given.kind === 'jump' && !standing.to.nodes[given.to]) return never;
  const here = visitHere(standing, then);
  if (!here) return notYet;
  const own = { ...given, visit: here.id } as Command; // reason: the same command on another number
  return { kind: 'now', given: own, visit: here.id };
}

/** The branch under way here that is drawn where that one was. */
function branchHere({ state }: Standing, before: State, id: ScopeId): ScopeId | undefined {
  const then = before.scopes[id - 1];
  const alike = (state?.scopes ?? []).filter(
    (one) => one.kind === then?.kind && one.block === then.block && one.branch === then.branch && one.state === 'open',
  );
  return (alike.find((one) => one.id === id) ?? alike[0])?.id;
}

/** The child of the same call step, and of the same element where there are several. */
function onChild(
  standing: Standing,
  given: Extract<Command, { readonly kind: 'childReport' }>,
  before: State,
): GivenHere {
  const then = before.children?.[given.child - 1];
  const visit = then && before.visits[then.visit - 1];
  if (!then || !visit || !standing.to.nodes[visit.node]) return never;
  const here = visitHere(standing, visit);
  if (!here) return standing.visits.has(visit.id) ? never : notYet;
  const running = (standing.state?.children ?? []).filter(
    (child) => child.visit === here.id && child.element === then.element && child.state === 'running',
  );
  const child = running.find(({ id }) => id === then.id) ?? running[0];
  if (!child) return never;
  const to = given.to === undefined ? undefined : pastVisitHere(standing, before.visits[given.to - 1]);
  const { to: _to, ...report } = given;
  const named = to === undefined ? report : { ...report, to };
  return { kind: 'now', given: { ...named, child: child.id }, visit: here.id };
}
