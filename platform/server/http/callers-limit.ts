import { millisOf, ok, type Result, reject } from '@gov/base';
import { type ActsAs, hashOfToken } from '#platform/server/identity/session-store.ts';
import type { House } from './house.ts';
import type { Pass } from './input/pass.ts';

/** A change without a session (sign-in, a one-time code) derives a password: it costs its address this much. */
const publicChangeCost = 3;

/** A program asks more than a person: each request by an application key costs this much. */
const keyCost = 3;

/** What the caller shows to be somebody: a session cookie, or an application key. */
const shownBy = ({ incoming: { key, token } }: Pass) => key ?? token;
const callerKey = (shown: string) => `caller ${hashOfToken(shown)}`;
const addressKey = (pass: Pass) => `address ${pass.incoming.address}`;
/** Requests with a cookie or key this process has not seen: apart, so that visitors without one do not hold up colleagues. */
const unknownKey = (pass: Pass) => `unknown ${pass.incoming.address}`;
const costOf = ({ mounted: { route }, incoming }: Pass) => {
  if (incoming.key !== undefined) return keyCost;
  return route.permission === 'public' && route.changes ? publicChangeCost : 1;
};

/**
 * Before anybody is looked for in the database. A session or key known here is judged by its own limit alone, later; everybody
 * else by address: a cookie proves nothing until its session was found.
 */
export function addressMayAsk(house: House, pass: Pass): Result<Pass> {
  const shown = shownBy(pass);
  if (!shown) return take(house, pass, addressKey(pass), costOf(pass));
  if (house.rateLimit.knows(callerKey(shown))) return ok(pass);
  return take(house, { ...pass, paidAsUnknown: true }, unknownKey(pass), 1);
}

/** After the look: a session or key pays for itself, and its address gets back what it paid; an invented one pays as a visitor. */
export function callerMayAsk(house: House, pass: Pass, found: ActsAs | undefined): Result<Pass> {
  const shown = shownBy(pass);
  if (!shown) return ok(pass);
  const key = callerKey(shown);
  if (found) {
    if (pass.paidAsUnknown) house.rateLimit.giveBack(unknownKey(pass), millisOf(house.clock.now()));
    return take(house, pass, key, costOf(pass));
  }
  house.rateLimit.forget(key);
  return pass.mounted.route.permission === 'public' ? take(house, pass, addressKey(pass), costOf(pass)) : ok(pass);
}

function take(house: House, pass: Pass, key: string, cost: number): Result<Pass> {
  const seconds = house.rateLimit.take(key, millisOf(house.clock.now()), cost);
  return seconds > 0 ? reject('http.rate', { seconds }) : ok(pass);
}
