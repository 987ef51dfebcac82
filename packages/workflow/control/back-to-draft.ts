import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import { cancelBoundChildren } from '../children/cancel-children.ts';
import type { CommandOf } from '../command.ts';
import type { Run } from '../engine/run.ts';
import { act } from '../engine/run.ts';
import { wayTo } from '../flow/lineage.ts';
import { refuse } from '../rejections.ts';
import { isBeside, isUnderway, stopBeside } from '../returns/regions.ts';
import type { State, Visit } from '../state.ts';
import { leaveFor } from './jump.ts';

/** Where the process gives a cancelled matter back to its starter: not while it is with him already, then he ends it. */
export function goesBackToDraft({ program, state, index }: Run): boolean {
  const left = state.visits.filter((visit) => isUnderway(visit) && !runsBeside(state, visit));
  return program.cancelTo === 'draft' && left.some(({ node }) => node !== index.first);
}

/** 撤销，回到草稿: all work under way ends, and the first step opens anew for the starter, with everything that was filled in. */
export function backToDraft(run: Run, command: CommandOf<'cancel'>): Result<void> {
  const { first } = run.index;
  const visit = underWay(run.state);
  const way = visit && wayTo(run.state, run.index, visit.scope, first);
  if (!visit || !way) return refuse('workflow.cancel-not-offered');
  act(run, command.actor, { kind: 'processCancelled', reason: command.reason, toDraft: true });
  cancelBoundChildren(run);
  stopBeside(run, run.state.scopes[0]?.id ?? 1, 'processCancelled');
  leaveFor(run, visit, way, { to: first, forks: 'onlyBranch', from: [], reason: 'processCancelled' });
  return ok(undefined);
}

/** What is lent out belongs to the branch of who lent it, what runs beside a step to that: both are left with it. */
const underWay = (state: State) =>
  state.visits.find((visit) => isUnderway(visit) && !visit.borrowed && !runsBeside(state, visit));

/** Begun beside the flow by a timer, also in a scope within. */
function runsBeside({ scopes }: State, { scope: id }: Visit): boolean {
  for (let scope = scopes[id - 1]; scope; scope = scopes[scope.parent - 1]) if (isBeside(scope)) return true;
  return false;
}
