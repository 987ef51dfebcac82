import { branchesStandingStill } from '../control/standing-still.ts';
import type { State } from '../index.ts';
import { isUnderway } from '../returns/regions.ts';

/** What people can see of an instance: who has which work, which opinions count, where it stands. History is left out; of steps that came back the time. */
export function observable(state: State, cameBack: ReadonlySet<number> = new Set()) {
  const at = (visit: number | undefined) => state.visits[(visit ?? 0) - 1]?.node;
  return {
    status: state.status,
    suspended: state.suspended !== undefined,
    work: state.items
      .filter((item) => item.kind === 'do' && (item.state === 'open' || item.state === 'parked'))
      .map(({ id, state: now, holder, visit, part, parent, after, weight }) => ({
        ...{ id, now, holder: holder.personId, node: at(visit), part, parent, weight },
        after: (after ?? []).map((one) => one.personId),
      })),
    opinions: state.items
      .filter((item) => item.kind === 'do' && item.state === 'done' && !item.voidedBy)
      .map(({ id, vote }) => ({ id, vote })),
    visits: state.visits
      .filter(isUnderway)
      .map(({ id, node, state: now, queue, decided, claimed, returnTo, dueAt, choices = {} }) => ({
        ...{ id, node, now, claimed, returnTo, dueAt: cameBack.has(id) ? 'afresh' : dueAt },
        decided: decided?.outcome,
        queue: queue.map((one) => one.personId),
        choices,
      })),
    standing: branchesStandingStill(state).map(({ id }) => id),
    // a group of one is what one person is
    scopes: state.scopes
      .filter((scope) => scope.state === 'open' && (scope.kind !== 'group' || scope.expected > 1))
      .map(({ id, arrived, expected, passed }) => ({ id, arrived, expected, passed })),
    tokens: state.tokens
      .filter((token) => token.state === 'live')
      .map(({ scope, at: where }) => ({ scope, where }))
      .sort((a, b) => a.scope - b.scope),
    waiting: state.pendingReturns.map(({ item, child, fork, to }) => ({ item, child, fork, to })),
    reading: state.items
      .filter((item) => item.kind === 'read' && item.state === 'open')
      .map(({ id, holder }) => ({ id, holder: holder.personId })),
    circulating: (state.circulations ?? []).map(({ id, waiting }) => ({
      id,
      waiting: waiting.map((one) => one.personId),
    })),
    // a child taken up again bears a number of its own
    children: (state.children ?? [])
      .filter((child) => child.state === 'running')
      .map(({ visit, process, element }) => ({ visit, process, element }))
      .sort((a, b) => a.visit - b.visit || (a.element ?? 0) - (b.element ?? 0)),
  };
}
