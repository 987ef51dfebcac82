import { ok, type PersonId, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import {
  type Command,
  crossedSteps,
  type Item,
  type NodeId,
  stepName,
  stepsInOrder,
  type UndoableAct,
  type Visit,
} from '@gov/workflow';
import { isUnderWay } from '@gov/workflow/trace';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type MendRound, matterKindHooks, type routes } from '../../contract.ts';
import { missedSteps } from '../../rules/must-pass.ts';
import { actorOf } from '../handling/apply-decision.ts';
import { type BoundMatter, decideWithin, withBound } from '../handling/bound-matter.ts';
import { mayBePressed } from '../pressing/press.ts';
import { personWords } from '../view/person-words.ts';
import { matterLookedAt } from './halt.ts';
import { branchesToMend } from './rest-branch.ts';

type Ways = (typeof routes)['mendWays'];

/** What may be done to the course of a matter now, step by step: nothing is offered that would be refused. */
export async function mendWays(context: UseCaseContext, input: InputOf<Ways>): Promise<Result<ReplyOf<Ways>>> {
  const found = await matterLookedAt(context, input.params.matterId);
  if (!found.ok) return found;
  const loaded = await withBound(context, found.value);
  const pressed = mayBePressed(context, loaded, { asSupervisor: true });
  return ok({
    version: loaded.row.version,
    rounds: loaded.state.visits.filter(isUnderWay).map((visit) => roundOf(context, loaded, visit)),
    branches: [...branchesToMend(context, loaded)],
    ...undoable(context, loaded),
    pressed: [...new Set(pressed.map(({ holder }) => nameOf(context, holder.personId)))],
  });
}

/** His own last 跳转 or 减签, where the engine still takes it back: nobody has acted on it, and the time of the process for that is not over. */
function undoable(context: UseCaseContext, loaded: BoundMatter): Pick<ReplyOf<Ways>, 'undo'> {
  const actor = actorOf(undefined, context.person());
  const last = (loaded.state.acts ?? []).findLast(({ by, act }) => by === actor.personId && act.kind !== 'handedOver');
  if (!last || !decideWithin(loaded, { kind: 'undo', act: last.seq, actor }).ok) return {};
  const words = undoneWords(context, loaded, last.act);
  return words === undefined ? {} : { undo: { act: last.seq, words } };
}

function undoneWords(context: UseCaseContext, { program }: BoundMatter, act: UndoableAct): string | undefined {
  if (act.kind === 'visitJumped') return `跳转到“${program.nodes[act.to]?.name ?? ''}”`;
  return act.kind === 'signerRemoved' ? `减去${nameOf(context, act.person.personId)}` : undefined;
}

const isAtWork = ({ state }: Item): boolean => state === 'open' || state === 'parked';
const nameOf = (context: UseCaseContext, personId: string): string =>
  context.agency.organisation.persons.get(personId)?.name ?? '';

function roundOf(context: UseCaseContext, loaded: BoundMatter, visit: Visit): MendRound {
  const { state, program } = loaded;
  const actor = actorOf(undefined, context.person());
  const items = state.items.filter((item) => item.visit === visit.id && item.kind === 'do');
  const seats = [...items.filter(isAtWork).map(({ holder }) => holder), ...visit.queue, ...plannedBehind(items)];
  const may = (command: Command): boolean => decideWithin(loaded, command).ok;
  const order = visit.queue.map(({ personId }) => personId);
  const asAdministrator = true;
  const round = { visit: visit.id, actor, asAdministrator, reason: '看能不能' } as const;
  const again = decideWithin(loaded, { kind: 'resolveAgain', visit: visit.id, actor, reason: round.reason });
  const inWords = ({ personId, assignmentId }: Item['holder']) => personWords(context, personId, assignmentId);
  return {
    visit: visit.id,
    step: stepName(program, visit),
    who: [...new Set(items.filter(isAtWork).map(({ holder }) => nameOf(context, holder.personId)))],
    jumps: jumpsFrom(context, loaded, visit),
    removable: seats
      .filter(({ personId }) => may({ ...round, kind: 'removeSigner', person: personId as PersonId }))
      .map(inWords),
    byRule: again.ok || foundAgainAnswers.has(again.rejection.code),
    queue: order.length > 1 && may({ ...round, kind: 'reorder', order }) ? visit.queue.map(inWords) : [],
  };
}

/** That nothing changes, or that still nobody is found, is an answer too: the preview gives it. */
const foundAgainAnswers: ReadonlySet<string> = new Set(['workflow.handlers-unchanged', 'workflow.still-nobody']);

const plannedBehind = (items: readonly Item[]): Item['holder'][] => items.flatMap(({ after }) => after ?? []);

/** Steps it may be sent to; not past one that the kind needs to be done (签发, 编号). */
function jumpsFrom(context: UseCaseContext, loaded: BoundMatter, visit: Visit): MendRound['jumps'] {
  const { program, row } = loaded;
  const words = context.extension(matterKindHooks, row.kindCode)?.(context) ?? {};
  return stepsInOrder(program).flatMap((id) => {
    const name = program.nodes[id]?.name ?? '';
    if (id === visit.node || missedSteps(program, words, visit.node, id).length > 0) return [];
    const only = visitsOpened(context, loaded, visit, id, 'onlyBranch');
    if (only === undefined) return [];
    const whole = visitsOpened(context, loaded, visit, id, 'wholeBlock');
    const beside = crossedSteps(program, visit.node, id).length === 0 && isBeside(context, loaded, visit, id);
    return [{ node: id, step: name, beside, whole: whole !== undefined && whole > only }];
  });
}

function visitsOpened(
  context: UseCaseContext,
  loaded: BoundMatter,
  visit: Visit,
  to: NodeId,
  forks: 'onlyBranch' | 'wholeBlock',
): number | undefined {
  const decision = decideWithin(loaded, administratorsJump(context, visit, to, forks));
  return decision.ok ? decision.value.events.filter(({ kind }) => kind === 'visitOpened').length : undefined;
}

/** R4: only an administrator may, and the step that is left goes on. */
function isBeside(context: UseCaseContext, loaded: BoundMatter, visit: Visit, to: NodeId): boolean {
  const decision = decideWithin(loaded, administratorsJump(context, visit, to, 'onlyBranch'));
  return decision.ok && decision.value.state.visits[visit.id - 1]?.state === visit.state;
}

const administratorsJump = (context: UseCaseContext, visit: Visit, to: NodeId, forks: 'onlyBranch' | 'wholeBlock') =>
  ({
    kind: 'jump',
    visit: visit.id,
    to,
    forks,
    actor: actorOf(undefined, context.person()),
    asAdministrator: true,
    reason: '看能不能',
  }) as const;
