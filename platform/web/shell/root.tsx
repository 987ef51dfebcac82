import { useCallback, useState } from 'react';
import { Navigate, Outlet, useLocation, useMatches } from 'react-router';
import { pageIsDrawnFor } from '#platform/web/data/working-identity.ts';
import { FailedState, LoadingState } from '#platform/web/widgets/list-states.tsx';
import type { PageFrame } from './component-web.ts';
import { Frame } from './frame/frame.tsx';
import type { PageHandle } from './router.tsx';
import { currentIdentity, type Session, SessionProvider, type SessionState, useSessionState } from './session.tsx';
import { SessionWatch, sameIdentity } from './session-watch.tsx';

function useFrame(): PageFrame {
  // reason: every route below the root is made in router.tsx with this handle
  const handle = useMatches().at(-1)?.handle as PageHandle | undefined;
  return handle?.frame ?? 'page';
}

const hasPerson = (state: SessionState): state is Session =>
  state.state === 'signed-in' && state.person !== undefined && state.agency !== undefined;

function SignInFirst({ state }: { readonly state: SessionState }) {
  const { pathname, search } = useLocation();
  if (state.state === 'setup') return <Navigate to="/setup" replace />;
  const back = pathname === '/' ? '' : `?back=${encodeURIComponent(pathname + search)}`;
  return <Navigate to={`/sign-in${back}`} replace />;
}

/** Everything that needs a person goes through here; sign-in and the first-run ceremony stand alone. */
export function Root() {
  const frame = useFrame();
  if (frame === 'none') pageIsDrawnFor(undefined);
  return frame === 'none' ? <Outlet /> : <SignedIn frame={frame} />;
}

/** The first session seen, as fresh as it is; one of another identity never takes its place on a page that is drawn. */
function useDrawnSession(now: SessionState | undefined): Session | undefined {
  const [drawn, setDrawn] = useState<Session>();
  const next = now && hasPerson(now) && (!drawn || sameIdentity(drawn, now)) ? now : drawn;
  if (next !== drawn) setDrawn(next);
  pageIsDrawnFor(next && currentIdentity(next)?.assignmentId);
  return next;
}

function SignedIn({ frame }: { readonly frame: Exclude<PageFrame, 'none'> }) {
  const { data: now, error, refetch } = useSessionState();
  const session = useDrawnSession(now);
  const look = useCallback(() => void refetch({ cancelRefetch: false }), [refetch]);
  if (now === undefined) return error ? <FailedState error={error} retry={look} /> : <LoadingState />;
  if (!session) return <SignInFirst state={now} />;
  return (
    <SessionProvider session={session}>
      <Frame frame={frame}>
        <Outlet />
      </Frame>
      <SessionWatch session={session} now={now} look={look} />
    </SessionProvider>
  );
}
