import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { waitingWords } from '../../rules/children/waits-words.ts';
import { awaitedMessages, ledToWait } from '../../rules/waiting/awaited.ts';
import { mayGoOn } from '../../rules/waiting/halted.ts';
import { actorOf } from '../handling/apply-decision.ts';
import { carryOut } from '../handling/carry-out.ts';
import { loadMatter } from '../handling/load-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { sayWhatHappened } from '../handling/say.ts';
import { tellEnd } from '../handling/tell-end.ts';
import { matterLookedAt, monitoredMatter } from '../monitor/halt.ts';

type Routes = typeof routes;
type Said = ReplyOf<Routes['deliver']>;

/** 已收到答复，继续办理: who keeps the course of things says so for a step that waits, and how he knows. */
export async function deliver(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['deliver']>,
): Promise<Result<Said>> {
  const loaded = await monitoredMatter(context, params.matterId, body.expectedVersion);
  return loaded.ok ? deliverTo(context, loaded.value, body, 'administrator') : loaded;
}

/** The same by who started the matter or did what led to the waiting step. */
export async function deliverOwn(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['deliverOwn']>,
): Promise<Result<Said>> {
  const loaded = await loadMatter(context, params.matterId);
  if (!loaded.ok) return loaded;
  const { row, state } = loaded.value;
  const visit = state.visits[body.visit - 1];
  if (!visit || !ledToWait(state, visit, context.person().personId)) return reject('matters.not-to-deliver');
  return row.version === body.expectedVersion
    ? deliverTo(context, loaded.value, body, 'handler')
    : reject('matters.stale');
}

async function deliverTo(
  context: UseCaseContext,
  loaded: LoadedMatter,
  { visit, event, reason }: InputOf<Routes['deliver']>['body'],
  by: 'administrator' | 'handler',
): Promise<Result<Said>> {
  const done = await carryOut(context, loaded, {
    matterId: loaded.row.id,
    command: { kind: 'receive', visit, event, actor: actorOf(undefined, context.person()), reason: reason.trim() },
    event: 'matters.message-received',
    details: { by },
  });
  if (!done.ok) return done;
  const { decision, version } = done.value;
  const ended = await tellEnd(context, loaded, loaded.row.values, decision.state.status);
  if (!ended.ok) return ended;
  return ok({ done: true, version, said: `已收到答复，${sayWhatHappened(context, loaded.program, decision)}` });
}

/** What a matter waits for, for who keeps the course of things: names of steps and events only. */
export async function awaited(
  context: UseCaseContext,
  { params }: InputOf<Routes['awaited']>,
): Promise<Result<ReplyOf<Routes['awaited']>>> {
  const loaded = await matterLookedAt(context, params.matterId);
  if (!loaded.ok) return loaded;
  return ok({ version: loaded.value.row.version, waits: waitsOf(loaded.value, () => true) });
}

/** Every waiting step in words, with the messages somebody may say have come. */
export function waitsOf(
  { program, state }: LoadedMatter,
  may: (visit: LoadedMatter['state']['visits'][number]) => boolean,
): ReplyOf<Routes['awaited']>['waits'] {
  return state.visits.flatMap((visit) => {
    const words = waitingWords(program, state, visit);
    if (words === undefined) return [];
    const events = may(visit) && mayGoOn(state, visit) ? awaitedMessages(program, visit) : [];
    return [{ visit: visit.id, words, events: events.map(({ id, name }) => ({ id, name: name || '答复' })) }];
  });
}
