import { Navigate, Outlet, useLocation, useMatches } from 'react-router';
import { FailedState, LoadingState } from '#platform/web/widgets/list-states.tsx';
import type { PageFrame } from './component-web.ts';
import { Frame } from './frame/frame.tsx';
import type { PageHandle } from './router.tsx';
import { type Session, SessionProvider, type SessionState, useSessionState } from './session.tsx';
import { SessionWatch } from './session-watch.tsx';

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
  return frame === 'none' ? <Outlet /> : <SignedIn frame={frame} />;
}

function SignedIn({ frame }: { readonly frame: 'page' | 'document' }) {
  const session = useSessionState();
  if (session.data === undefined) {
    if (session.error) return <FailedState error={session.error} retry={() => void session.refetch()} />;
    return <LoadingState />;
  }
  if (!hasPerson(session.data)) return <SignInFirst state={session.data} />;
  return (
    <SessionProvider session={session.data}>
      <Frame frame={frame}>
        <Outlet />
      </Frame>
      <SessionWatch session={session.data} />
    </SessionProvider>
  );
}
