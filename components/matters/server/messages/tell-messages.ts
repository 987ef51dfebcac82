import { type MatterId, ok, type Result } from '@gov/base';
import type { State } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { awaitedMessages, isMeant, waitingFor } from '../../rules/waiting/awaited.ts';
import { mayGoOn } from '../../rules/waiting/halted.ts';
import { carryOut } from '../handling/carry-out.ts';
import { loadUnseen } from '../handling/load-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { tellEnd } from '../handling/tell-end.ts';
import { keepMessage, markDelivered, waitingMessages } from './store.ts';

/** Kind of the wake-up that tells a matter what has come for it; its key is the matter. */
export const messagesKind = 'matters.messages';

/**
 * Something has come for a matter from another component (a receipt): kept, and told to the step that waits for it, now or when
 * it is reached. Nothing is kept where the matter's process waits for no such thing.
 */
export async function keepForMatter(
  context: UseCaseContext,
  matterId: MatterId,
  message: { readonly event: string; readonly key: string; readonly words: string },
): Promise<Result<void>> {
  const loaded = await loadUnseen(context, matterId);
  if (!loaded.ok) return loaded;
  const waits = Object.values(loaded.value.program.nodes).flatMap((node) => node.waits ?? []);
  if (!waits.some((one) => one.on.kind === 'message' && isMeant(one, message.event))) return ok(undefined);
  const { tx, now } = context;
  tx.write(keepMessage(tx.agencyId, { id: context.newId(), matterId, ...message, at: now }));
  context.wakeUp(messagesKind, matterId);
  return ok(undefined);
}

/** A step begins to wait, or goes on waiting after a suspension: what came before is told to it. Costs nothing elsewhere. */
export function noteWaiting(context: UseCaseContext, loaded: LoadedMatter, after: State): void {
  const { row, state: before, program } = loaded;
  const known = (id: number) => {
    const was = row.state === 'DRAFT' ? undefined : before.visits[id - 1];
    return was?.state === 'open' && mayGoOn(before, was);
  };
  const waits = after.visits.some(
    (visit) => !known(visit.id) && mayGoOn(after, visit) && awaitedMessages(program, visit).length > 0,
  );
  if (waits && after.status === 'open') context.wakeUp(messagesKind, row.id);
}

/**
 * The wake-up: the oldest message that a step waits for is told to it; what comes next has its own run. What nobody waits for
 * is kept. Run twice, the second finds it told.
 */
export async function tellMessages(context: UseCaseContext, matterId: string): Promise<Result<unknown>> {
  const { tx, now } = context;
  const found = await loadUnseen(context, matterId);
  if (!found.ok || found.value.row.state !== 'RUNNING' || found.value.state.suspended) return ok(undefined);
  const loaded = found.value;
  for (const { id, event, words } of await tx.all(waitingMessages(tx.agencyId, matterId))) {
    const awaited = waitingFor(loaded.program, loaded.state, event);
    if (!awaited) continue;
    const told = await receive(context, loaded, { visit: awaited.visit.id, event: awaited.event.id, reason: words });
    if (!told.ok) return told;
    tx.write(markDelivered(tx.agencyId, id, now));
    context.wakeUp(messagesKind, matterId);
    return ok(undefined);
  }
  return ok(undefined);
}

async function receive(
  context: UseCaseContext,
  loaded: LoadedMatter,
  message: { readonly visit: number; readonly event: string; readonly reason: string },
): Promise<Result<unknown>> {
  const matterId = loaded.row.id;
  const done = await carryOut(context, loaded, {
    matterId,
    command: { kind: 'receive', ...message },
    event: 'matters.message-received',
    details: { by: 'house' },
  });
  return done.ok ? tellEnd(context, loaded, loaded.row.values, done.value.decision.state.status) : done;
}
