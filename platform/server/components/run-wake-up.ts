import { type AgencyId, type FileId, ok, type Result, reject } from '@gov/base';
import type { AgencyTransaction } from '#platform/server/database/transaction.ts';
import type { House } from '#platform/server/http/house.ts';
import { deliverEvent, deliverKind, type Reaction } from '#platform/server/outbox/deliver-event.ts';
import type { LeasedWakeUp } from '#platform/server/relay/wake-up-store.ts';
import type { StillAtIt, Transact } from '#platform/server/relay/work-on.ts';
import type { Caller, Courier, Parcel, UseCaseContext } from './component-server.ts';
import { openContext } from './context.ts';
import { furnishEach, furnishKind } from './furnish-components.ts';

type Work<T> = (context: UseCaseContext) => Promise<Result<T>>;
type Opener = <T>(body: (tx: AgencyTransaction) => Promise<Result<T>>) => Promise<Result<T>>;

/** Runs work as a caller inside one agency's transaction, with everything a request's end does too. */
async function inAgency<T>(
  house: House,
  agencyId: AgencyId,
  caller: Caller,
  open: Opener,
  work: Work<T>,
): Promise<Result<T>> {
  const agency = await house.agencies.current(agencyId);
  let committed: (() => void) | undefined;
  const result = await open(async (tx) => {
    const now = house.clock.now();
    const opened = openContext(house, { tx, agency, caller, requestId: `job-${house.ids.next()}`, now });
    const outcome = await work(opened.context);
    if (!outcome.ok) return outcome;
    opened.flush();
    committed = opened.committed;
    return outcome;
  });
  if (result.ok) committed?.();
  return result;
}

/** Does one piece of background work as a job of its agency: an announcement, a component's wake-up, or a courier's way. */
export async function runWakeUp(
  house: House,
  work: LeasedWakeUp,
  transact: Transact,
  stillAtIt: StillAtIt,
): Promise<Result<unknown>> {
  const caller: Caller = { kind: 'job', wakeUpKind: work.kind };
  for (const { server } of house.components) {
    const carry = server.couriers?.[work.kind];
    if (carry) return carryOut(house, { work, transact, stillAtIt }, carry);
  }
  return inAgency<unknown>(house, work.agencyId, caller, transact, (context) => workOf(house, work, context));
}

interface Way {
  readonly work: LeasedWakeUp;
  readonly transact: Transact;
  readonly stillAtIt: StillAtIt;
}

/** The courier's own transactions are ordinary ones; the wake-up is removed in a last one of its own. */
async function carryOut(
  house: House,
  { work, transact, stillAtIt }: Way,
  carry: (courier: Courier, key: string) => Promise<Result<unknown>>,
): Promise<Result<unknown>> {
  const caller: Caller = { kind: 'job', wakeUpKind: work.kind };
  const courier: Courier = {
    agencyId: work.agencyId,
    own: (run) => inAgency(house, work.agencyId, caller, (body) => house.database.agency(work.agencyId, body), run),
    hand: (toAgencyId, acceptor, content) =>
      handOver(house, { fromAgencyId: work.agencyId, toAgencyId, acceptor, content, stillAtIt }),
  };
  const carried = await carry(courier, work.key);
  return carried.ok ? transact(async () => ok(undefined)) : carried;
}

interface HandOver {
  readonly fromAgencyId: AgencyId;
  readonly toAgencyId: AgencyId;
  readonly acceptor: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly stillAtIt: StillAtIt;
}

/** The receiver's acceptor in the receiver's own transaction; no transaction ever spans two agencies. */
function handOver(
  house: House,
  { fromAgencyId, toAgencyId, acceptor, content, stillAtIt }: HandOver,
): Promise<Result<unknown>> {
  const accept = house.components
    .map(({ server }) => server.acceptors?.[acceptor])
    .find((found) => found !== undefined);
  if (!accept) return Promise.resolve(reject('relay.unknown-kind'));
  const caller: Caller = { kind: 'courier', fromAgencyId };
  const receive: Parcel['receive'] = (fileId, { maximumBytes }) => {
    const from = { agencyId: fromAgencyId, id: fileId as FileId }; // reason: the sender's own courier names it
    return house.files.receive(toAgencyId, from, { maximumBytes, onProgress: stillAtIt });
  };
  return inAgency<unknown>(
    house,
    toAgencyId,
    caller,
    (body) => house.database.agency(toAgencyId, body),
    (context) => accept(context, { fromAgencyId, content, receive }),
  );
}

function workOf(house: House, work: LeasedWakeUp, context: UseCaseContext): Promise<Result<unknown>> {
  if (work.kind === deliverKind)
    return deliverEvent(context.tx, work.key, (event) => reactionsTo(house, event, context));
  if (work.kind === furnishKind) return furnishEach(house, context);
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
