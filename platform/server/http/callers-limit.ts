import { millisOf, ok, type Result, reject } from '@gov/base';
import { hashOfToken, type OpenSession } from '#platform/server/identity/session-store.ts';
import type { House } from './house.ts';
import type { Pass } from './input/pass.ts';

/** A change without a session (sign-in, a one-time code) derives a password: it costs its address this much. */
const publicChangeCost = 3;

const sessionKey = (token: string) => `session ${hashOfToken(token)}`;
const addressKey = (pass: Pass) => `address ${pass.incoming.address}`;
/** Requests with a cookie this process has not seen: apart, so that visitors without one do not hold up colleagues. */
const unknownKey = (pass: Pass) => `unknown ${pass.incoming.address}`;
const costOf = ({ mounted: { route } }: Pass) =>
  route.permission === 'public' && route.changes ? publicChangeCost : 1;

/**
 * Before anybody is looked for in the database. A session known here is judged by its own limit alone, later; everybody
 * else by address: a cookie proves nothing until its session was found.
 */
export function addressMayAsk(house: House, pass: Pass): Result<Pass> {
  const { token } = pass.incoming;
  if (!token) return take(house, pass, addressKey(pass), costOf(pass));
  if (house.rateLimit.knows(sessionKey(token))) return ok(pass);
  return take(house, { ...pass, paidAsUnknown: true }, unknownKey(pass), 1);
}

/** After the look: a session pays for itself, and its address gets back what it paid; an invented one pays as a visitor. */
export function callerMayAsk(house: House, pass: Pass, session: OpenSession | undefined): Result<Pass> {
  const { token } = pass.incoming;
  if (!token) return ok(pass);
  const key = sessionKey(token);
  if (session) {
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
