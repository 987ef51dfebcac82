import { addMillis, ok, type Result, reject } from '@gov/base';
import { wayTo } from '#platform/server/identity/permissions.ts';
import {
  findSession,
  hashOfToken,
  idleMillis,
  type OpenSession,
  touchSession,
} from '#platform/server/identity/session-store.ts';
import { act } from './act.ts';
import { auditRefusal } from './audit-request.ts';
import { addressMayAsk, callerMayAsk } from './callers-limit.ts';
import type { House } from './house.ts';
import { openKey } from './input/find-key.ts';
import { parseInput } from './input/parse-input.ts';
import { actorOf, type Incoming, type MountedRoute, type Pass } from './input/pass.ts';

type Step = (house: House, pass: Pass) => Promise<Result<Pass>>;

type Steps = readonly (readonly [what: string, step: Step])[];

/** Every request is judged by these steps in this order; the first refusal ends it. */
const judging: Steps = [
  ['not too many from one address', async (house, pass) => addressMayAsk(house, pass)],
  ['no key in an address, no two callers', oneCaller],
  ['changes come from our own pages', fromOwnPages],
  ['who is calling, and not too often', findCaller],
  ['does the row take this application key', takesKey],
  ['is it meant for this working identity', meantForCaller],
  ['the session is in use', keepAlive],
  ['which agency and working identity', enterAgency],
  ['is the component open there', componentOpen],
  ['is the input well formed', parse],
  ['may the caller do this', permitted],
];

export const steps: Steps = [...judging, ['act, in one transaction', act]];

/** An address is kept by proxies and histories; and who sends a cookie and a key may be somebody's page that borrows the cookie. */
async function oneCaller(_: House, pass: Pass): Promise<Result<Pass>> {
  const { key, keyInAddress, token } = pass.incoming;
  if (keyInAddress) return reject('http.key-in-address');
  return key !== undefined && token !== undefined ? reject('http.two-callers') : ok(pass);
}

async function fromOwnPages(_: House, pass: Pass): Promise<Result<Pass>> {
  if (!pass.mounted.route.changes) return ok(pass);
  if (!pass.incoming.sameOrigin) return reject('http.origin');
  const needsJson = pass.mounted.route.input.body !== undefined;
  return needsJson && !pass.incoming.json ? reject('http.content-type') : ok(pass);
}

async function findCaller(house: House, pass: Pass): Promise<Result<Pass>> {
  const { incoming, mounted } = pass;
  if (incoming.key !== undefined) return findProgram(house, pass);
  const session = incoming.token ? await openSession(house, incoming.token) : undefined;
  const may = callerMayAsk(house, pass, session);
  if (!may.ok) return may;
  if (!session) return mounted.route.permission === 'public' ? ok(pass) : reject('http.session');
  return ok({ ...pass, session });
}

async function findProgram(house: House, pass: Pass): Promise<Result<Pass>> {
  const key = await openKey(house, pass.incoming);
  const may = callerMayAsk(house, pass, key);
  if (!may.ok) return may;
  return key ? ok({ ...pass, key }) : reject('http.key');
}

/** Rows say themselves whether they take keys, and for what a key must be good; also public rows take none by silence. */
async function takesKey(_: House, pass: Pass): Promise<Result<Pass>> {
  const { key, mounted, incoming } = pass;
  if (!key) return ok(pass);
  const { keys, changes } = mounted.route;
  if (!keys) return reject('http.key-not-here');
  if (!keys.some((scope) => key.scopes.includes(scope))) return reject('http.key-scope');
  return changes && !incoming.commandId ? reject('http.command-missing') : ok(pass);
}

/**
 * A page that was drawn for somebody else than who is signed in by now, in another tab of the same browser, does nothing
 * in his name. Public rows answer: by them the page finds out.
 */
async function meantForCaller(_: House, pass: Pass): Promise<Result<Pass>> {
  const { session, mounted, incoming } = pass;
  if (!session || mounted.route.permission === 'public' || incoming.meantFor === undefined) return ok(pass);
  return incoming.meantFor === session.assignmentId ? ok(pass) : reject('http.other-identity');
}

async function keepAlive(house: House, pass: Pass): Promise<Result<Pass>> {
  const { session, mounted } = pass;
  // A stream that connects again by itself is nobody at work.
  const atWork = session && mounted.route.transfer !== 'events';
  if (atWork && addMillis(session.lastSeenAt, 60_000) < house.clock.now())
    await house.database.read(touchSession(session.tokenHash, house.clock.now()));
  return ok(pass);
}

async function openSession(house: House, token: string): Promise<OpenSession | undefined> {
  const session = (await house.database.read(findSession(hashOfToken(token))))[0];
  const now = house.clock.now();
  const over = !session || session.expiresAt <= now || addMillis(session.lastSeenAt, idleMillis) <= now;
  // Another process of the house may have let it in, where only its own machine reaches it.
  const elsewhere = session?.demo && !house.servesDemoAccounts;
  return over || elsewhere ? undefined : session;
}

async function enterAgency(house: House, pass: Pass): Promise<Result<Pass>> {
  const actor = actorOf(pass);
  if (!actor || pass.mounted.route.permission === 'public') return ok(pass);
  if (actor.agencyState !== 'OPEN' || actor.accountState !== 'ACTIVE') return reject('http.suspended');
  const agency = await house.agencies.get(actor.agencyId, actor.configurationVersion);
  const held = agency.permissionsOf(actor.personId, actor.assignmentId, house.clock.now());
  const assignment = agency.organisation.assignments.get(actor.assignmentId);
  // No permission at all means the assignment ended: the session or key has nobody to act as.
  if (!assignment || held.size === 0) return reject(pass.key ? 'http.key-person' : 'http.place-ended');
  return ok({ ...pass, agency });
}

async function componentOpen(_: House, pass: Pass): Promise<Result<Pass>> {
  const { manifest } = pass.mounted.component;
  if (!pass.agency || manifest.foundation || pass.agency.openComponents.has(manifest.id)) return ok(pass);
  return reject('http.component-closed', { component: manifest.name });
}

async function parse(_: House, pass: Pass): Promise<Result<Pass>> {
  const parsed = parseInput(pass.mounted.compiled, pass.incoming.raw);
  return parsed.ok ? ok({ ...pass, input: parsed.value }) : parsed;
}

async function permitted(house: House, pass: Pass): Promise<Result<Pass>> {
  const { permission } = pass.mounted.route;
  const actor = actorOf(pass);
  if (permission === 'public' || permission === 'signed-in' || !pass.agency || !actor) return ok(pass);
  const held = pass.agency.permissionsOf(actor.personId, actor.assignmentId, house.clock.now());
  if (held.has(permission)) return ok(pass);
  const { permissions, administrators } = pass.agency.permissionFacts;
  const row = permissions.find((one) => one.code === permission);
  const { personId } = actor;
  const isAdministrator = administrators.some((one) => one.personId === personId);
  return reject('http.permission', { permission: row?.words ?? permission, way: wayTo(row, isAdministrator) });
}

/** Judges a request and acts; refusals for lack of right are audited before they are answered. */
export async function walk(house: House, mounted: MountedRoute, incoming: Incoming): Promise<Result<unknown>> {
  const pass = await through(steps, house, { mounted, incoming });
  return pass.ok ? ok(pass.value.reply) : pass;
}

/** Judges a request that is then served by something else than a handler: a stream of events. */
export const judge = (house: House, mounted: MountedRoute, incoming: Incoming): Promise<Result<Pass>> =>
  through(judging, house, { mounted, incoming });

/** Asks again, while a stream lasts, whether its caller may still have it. Costs the caller nothing and is no use of the session. */
export async function stillMay(house: House, { mounted, incoming }: Pass): Promise<boolean> {
  const session = incoming.token ? await openSession(house, incoming.token) : undefined;
  if (!session) return false;
  const entered = await enterAgency(house, { mounted, incoming, session });
  return entered.ok && (await permitted(house, entered.value)).ok;
}

async function through(these: Steps, house: House, start: Pass): Promise<Result<Pass>> {
  let pass = start;
  for (const [, step] of these) {
    const next = await step(house, pass);
    if (!next.ok) {
      if (house.errors.get(next.rejection.code)?.status === 403) await auditRefusal(house, pass, next.rejection.code);
      return next;
    }
    pass = next.value;
  }
  return ok(pass);
}
