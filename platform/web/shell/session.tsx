import type { ReplyOf } from '@gov/base/component';
import type { UseQueryResult } from '@tanstack/react-query';
import { createContext, type ReactNode, use } from 'react';
import type { routes as identityRoutes } from '#components/identity/contract.ts';
import { address } from '#platform/web/data/address.ts';
import type { CallError } from '#platform/web/data/call-error.ts';
import { useRoute } from '#platform/web/data/use-route.ts';

type IdentityRoutes = typeof identityRoutes;

export const sessionRoute = address<IdentityRoutes['session']>('GET', '/api/session');
export const signOutRoute = address<IdentityRoutes['signOut']>('DELETE', '/api/session');
export const chooseIdentityRoute = address<IdentityRoutes['chooseIdentity']>('POST', '/api/session/identity');

export type SessionState = ReplyOf<IdentityRoutes['session']>;
export type WorkingIdentity = SessionState['identities'][number];

/** A session with somebody in it: person and agency are there. */
export interface Session extends SessionState {
  readonly person: NonNullable<SessionState['person']>;
  readonly agency: NonNullable<SessionState['agency']>;
}

export const useSessionState = (): UseQueryResult<SessionState, CallError> => useRoute(sessionRoute);

const Current = createContext<Session | undefined>(undefined);

export const SessionProvider = ({ session, children }: { readonly session: Session; readonly children: ReactNode }) => (
  <Current value={session}>{children}</Current>
);

/** Who is signed in. Pages with frame `none` have nobody; there this is a bug and throws. */
export function useSession(): Session {
  const session = use(Current);
  if (!session) throw new Error('no session outside the frame');
  return session;
}

/** Does the working identity hold this permission? For hiding what would be refused; the server decides. */
export const useMay = (permission: string): boolean => useSession().permissions.includes(permission);

export const currentIdentity = (session: SessionState): WorkingIdentity | undefined =>
  session.identities.find((identity) => identity.current);
