import { call } from '#platform/web/data/call.ts';
import { stopLive } from '#platform/web/data/live/live.ts';
import { forgetOwn } from '#platform/web/data/own-memory.ts';
import { queryClient } from '#platform/web/data/query-client.ts';
import { announceIdentityChange, leaveThisPage } from '#platform/web/data/session-signal.ts';
import { chooseIdentityRoute, signOutRoute } from './session.tsx';

/** The page is loaded anew, so that nothing of the former identity stays in memory, in the store or on the screen. */
export function startAnew(address: string): void {
  leaveThisPage();
  stopLive();
  queryClient.clear();
  forgetOwn();
  announceIdentityChange();
  window.location.assign(address);
}

export async function signOut(): Promise<void> {
  await call(signOutRoute);
  startAnew('/sign-in');
}

export async function switchIdentity(assignmentId: string, address = '/'): Promise<void> {
  await call(chooseIdentityRoute, { body: { assignmentId } });
  startAnew(address);
}
