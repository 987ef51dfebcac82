import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { judgesOwnStep } from '../../rules/own-approval.ts';
import { weighed } from '../asking/weights.ts';
import { ownApproval } from '../handling/able-colleague.ts';
import { actorOf } from '../handling/apply-decision.ts';
import { loadUnseen } from '../handling/load-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { listed, nextPeople } from '../handling/say.ts';
import { givenTo } from '../secrecy/given-to.ts';
import { stopById } from './store.ts';
import { decideTakeUp, type TakeUp, writeTakeUp } from './take-up.ts';

type Routes = typeof routes;
type Said = ReplyOf<Routes['askAgain']>;

/** 重新查找办理人: after the organisation was mended. Somebody found has it at once; twice = the step no longer stands still. */
export async function askAgain(context: UseCaseContext, input: InputOf<Routes['askAgain']>): Promise<Result<Said>> {
  const stop = await standingStop(context, input.params.stopId);
  const reason = input.body.reason?.trim();
  return stop.ok ? takeUpStop(context, stop.value, 'matters.handler-asked-again', reason ? { reason } : {}) : stop;
}

/** 指定办理人: persons who may handle work today. */
export async function nameHandlers(
  context: UseCaseContext,
  input: InputOf<Routes['nameHandlers']>,
): Promise<Result<Said>> {
  const stop = await standingStop(context, input.params.stopId);
  if (!stop.ok) return stop;
  const { loaded, visit } = stop.value;
  const handlers = givenTo(context, loaded.row.values, input.body.assignmentIds);
  if (!handlers.ok) return handlers;
  if (handlers.value.some(({ personId }) => judgesOwnStep(loaded, visit, personId)))
    return ownApproval(context, loaded);
  const request = { handlers: handlers.value, reason: input.body.reason.trim() };
  return takeUpStop(context, stop.value, 'matters.handlers-named', request);
}

interface Stop {
  readonly loaded: LoadedMatter;
  readonly visit: number;
}

/** The matter of a step that still stands, locked: of two who act at once the second finds it over. */
async function standingStop(context: UseCaseContext, stopId: string): Promise<Result<Stop>> {
  const stop = await context.tx.first(stopById(context.tx.agencyId, stopId));
  if (!stop) return reject('matters.unknown-stop');
  const loaded = await loadUnseen(context, stop.matterId);
  if (!loaded.ok) return loaded;
  const visit = loaded.value.state.visits[stop.visit - 1];
  if (!stop.standing || visit?.state !== 'incident') return reject('matters.stop-over');
  return ok({ loaded: loaded.value, visit: stop.visit });
}

async function takeUpStop(
  context: UseCaseContext,
  { loaded, visit }: Stop,
  event: 'matters.handler-asked-again' | 'matters.handlers-named',
  request: Omit<TakeUp, 'visit' | 'actor'>,
): Promise<Result<Said>> {
  const actor = actorOf(undefined, context.person());
  const decision = await weighed(loaded.weights, () => decideTakeUp(loaded, { visit, actor, ...request }));
  if (!decision.ok) return decision;
  const written = await writeTakeUp(context, loaded, decision.value, event);
  return written.ok ? ok({ done: true, said: saidOf(context, loaded, decision.value) }) : written;
}

function saidOf(context: UseCaseContext, loaded: LoadedMatter, decision: Parameters<typeof nextPeople>[2]): string {
  const people = nextPeople(context, loaded.program, decision);
  return people.length > 0 ? `已送${listed(people.map(({ who, step }) => `${who}${step}`))}` : '已接着办理';
}
