import { addMillis, type Result } from '@gov/base';
import type { InputOf, ReplyOf, Route, RouteTable } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { openContext } from '#platform/server/components/context.ts';
import type { House } from '#platform/server/http/house.ts';
import { compileRoute } from '#platform/server/http/input/parse-input.ts';
import type { Incoming, MountedRoute, Pass } from '#platform/server/http/input/pass.ts';
import { steps } from '#platform/server/http/pipeline.ts';
import type { LoadedAgency } from '#platform/server/identity/agency-facts.ts';
import type { OpenSession } from '#platform/server/identity/session-store.ts';
import type { OpenedAgency, Worker } from './opened-agency.ts';

/** What the people of one agency do, each as himself, at the time the house's clock shows. */
export interface Deeds {
  /** One request of a worker, through the same steps as from the browser. A refusal is a bug of the history and throws. */
  act<T extends RouteTable, N extends string & keyof T>(
    worker: Worker,
    routes: T,
    name: N,
    input: Partial<InputOf<T[N]>>,
  ): Promise<ReplyOf<T[N]>>;
  /** What no page offers yet: services asked in the worker's name, in one transaction. */
  carryOut<R>(worker: Worker, work: (context: UseCaseContext) => Promise<Result<R>>): Promise<R>;
}

/** Behind sign-in: the city's people have no browser, so rate, origin and cookie are not looked at. */
const stepsBehindSignIn = steps.slice(steps.findIndex(([what]) => what === 'is the component open there'));

const mounted = new Map<Route, MountedRoute>();

export function deedsOf(house: House, agency: OpenedAgency): Deeds {
  // Nobody but the history itself changes the agency meanwhile, so its configuration is asked for after own changes only.
  let known: LoadedAgency | undefined;
  return {
    async act(worker, routes, name, input) {
      known ??= await house.agencies.current(agency.id);
      const facts = known;
      const route: Route | undefined = routes[name];
      if (!route) throw new Error(`no route ${name}`);
      const first: Pass = {
        mounted: mount(house, route, name),
        incoming: incomingOf(house, input),
        session: sessionOf(house, agency, facts, worker),
        agency: facts,
      };
      let pass = first;
      for (const [, step] of stepsBehindSignIn) {
        const next = await step(house, pass);
        if (!next.ok) throw new Error(`${agency.code} ${worker.name} ${name}: ${JSON.stringify(next.rejection)}`);
        pass = next.value;
      }
      if (route.path.startsWith('/api/organisation')) known = undefined;
      return pass.reply as never; // reason: the last step checked the reply against the route's schema
    },
    carryOut(worker, work) {
      known = undefined;
      return carryOut(house, agency, worker, work);
    },
  };
}

async function carryOut<R>(
  house: House,
  agency: OpenedAgency,
  worker: Worker,
  work: (context: UseCaseContext) => Promise<Result<R>>,
): Promise<R> {
  const facts = await house.agencies.current(agency.id);
  const assignment = facts.organisation.assignments.get(worker.assignmentId as never); // reason: an id of this agency
  if (!assignment) throw new Error(`${worker.name} has no such assignment`);
  const { id: assignmentId, personId, sectionId } = assignment;
  const { accountId, id: sessionId } = sessionOf(house, agency, facts, worker);
  const caller = { kind: 'person', accountId, personId, personName: worker.name, assignmentId, sectionId, sessionId };
  const result = await house.database.agency(agency.id, async (tx) => {
    const opened = openContext(house, {
      tx,
      agency: facts,
      caller: { ...caller, kind: 'person', address: '' },
      requestId: `demo-${house.ids.next()}`,
      now: house.clock.now(),
    });
    const outcome = await work(opened.context);
    if (outcome.ok) opened.flush();
    return outcome;
  });
  if (!result.ok) throw new Error(`${agency.code} ${worker.name}: ${JSON.stringify(result.rejection)}`);
  return result.value;
}

function mount(house: House, route: Route, name: string): MountedRoute {
  const known = mounted.get(route);
  if (known) return known;
  const component = house.components.find(({ routes }) => routes[name] === route);
  if (!component) throw new Error(`the route ${name} belongs to no component of the house`);
  const row: MountedRoute = { name, route, component, compiled: compileRoute(route) };
  mounted.set(route, row);
  return row;
}

function sessionOf(house: House, agency: OpenedAgency, facts: LoadedAgency, worker: Worker): OpenSession {
  const now = house.clock.now();
  return {
    id: house.ids.next(),
    tokenHash: '',
    accountId: worker.accountId as OpenSession['accountId'], // reason: ids of the opened city, here and below
    agencyId: agency.id,
    personId: worker.personId as OpenSession['personId'],
    assignmentId: worker.assignmentId as OpenSession['assignmentId'],
    createdAt: now,
    lastSeenAt: now,
    expiresAt: addMillis(now, 3_600_000),
    configurationVersion: facts.version,
    agencyState: 'OPEN',
    accountState: 'ACTIVE',
    demo: true,
  };
}

/** Files neither come nor go this way; a use case that wants one is not part of the history. */
const noTransfer = (): never => {
  throw new Error('the demo city transfers no files');
};

function incomingOf(house: House, input: object): Incoming {
  const parts = input as { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown }; // reason: InputOf of any route has at most these
  return {
    requestId: `demo-${house.ids.next()}`,
    token: undefined,
    key: undefined,
    keyInAddress: false,
    address: '',
    browser: '',
    device: 'COMPUTER',
    sameOrigin: true,
    json: true,
    commandId: undefined,
    meantFor: undefined,
    raw: { params: parts.params ?? {}, query: parts.query ?? {}, body: parts.body },
    exchange: {
      headers: {},
      uploads: noTransfer,
      sendFile: noTransfer,
      setSessionCookie: noTransfer,
      clearSessionCookie: noTransfer,
    },
  };
}
