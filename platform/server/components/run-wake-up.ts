import { type Result, reject } from '@gov/base';
import type { House } from '#platform/server/http/house.ts';
import { deliverEvent, deliverKind, type Reaction } from '#platform/server/outbox/deliver-event.ts';
import type { Transact } from '#platform/server/relay/relay.ts';
import type { LeasedWakeUp } from '#platform/server/relay/wake-up-store.ts';
import type { UseCaseContext } from './component-server.ts';
import { openContext } from './context.ts';

/** Does one piece of background work as a job of its agency: an announcement to deliver or a component's wake-up. */
export async function runWakeUp(house: House, work: LeasedWakeUp, transact: Transact): Promise<Result<unknown>> {
  const agency = await house.agencies.current(work.agencyId);
  let committed: (() => void) | undefined;
  const result = await transact(async (tx) => {
    const open = openContext(house, {
      tx,
      agency,
      caller: { kind: 'job', wakeUpKind: work.kind },
      requestId: `job-${work.token}`,
      now: house.clock.now(),
    });
    const outcome = await workOf(house, work, open.context);
    if (!outcome.ok) return outcome;
    open.flush();
    committed = open.committed;
    return outcome;
  });
  if (result.ok) committed?.();
  return result;
}

function workOf(house: House, work: LeasedWakeUp, context: UseCaseContext): Promise<Result<unknown>> {
  if (work.kind === deliverKind)
    return deliverEvent(context.tx, work.key, (event) => reactionsTo(house, event, context));
  for (const { server } of house.components) {
    const run = server.wakeUps?.[work.kind];
    if (run) return run(context, work.key);
  }
  return Promise.resolve(reject('relay.unknown-kind'));
}

const reactionsTo = (house: House, eventName: string, context: UseCaseContext): readonly Reaction[] =>
  house.components.flatMap(({ server }) => {
    const react = server.reactions?.[eventName];
    return react ? [(event) => react(context, event.key, event.payload)] : [];
  });
