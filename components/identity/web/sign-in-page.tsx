import { useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { startAnew, switchIdentity } from '#platform/web/shell/leave.ts';
import { currentIdentity, type SessionState, useSessionState } from '#platform/web/shell/session.tsx';
import { FailedState, LoadingState } from '#platform/web/widgets/list-states.tsx';
import { useWindowTitle } from '#platform/web/widgets/page-title.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { Entrance } from './entrance.tsx';
import { IdentityChoice } from './identity-choice.tsx';
import { type SignInDraft, SignInForm } from './sign-in-form.tsx';
import { usualIdentity } from './usual-identity.ts';

/** Only addresses of this application: never a foreign page after sign-in. */
const safeAddress = (back: string | null): string => (back && /^\/(?![/\\])/.test(back) ? back : '/');

async function enter(state: SessionState, assignmentId: string, address: string): Promise<void> {
  if (currentIdentity(state)?.assignmentId === assignmentId) return startAnew(address);
  await switchIdentity(assignmentId, address);
}

/** 登录: name and password, the second factor where one is set, the working identity where there are several. */
export function SignInPage() {
  useWindowTitle('登录');
  const session = useSessionState();
  const [back] = useSearchParams();
  const [draft, setDraft] = useState<SignInDraft>({ signInName: '', password: '' });
  const [signedIn, setSignedIn] = useState<SessionState>();
  const address = safeAddress(back.get('back'));

  if (session.error && !session.data) return <FailedState error={session.error} retry={() => void session.refetch()} />;
  if (!session.data) return <LoadingState />;
  if (session.data.state === 'setup') return <Navigate to="/setup" replace />;

  const arrived = (state: SessionState) => {
    const usual = usualIdentity(state.identities);
    if (usual) void enter(state, usual.assignmentId, address).catch(() => setSignedIn(state));
    else setSignedIn(state);
  };
  return (
    <Entrance aside={<DemoAccounts accounts={session.data.demo?.accounts ?? []} onChoose={setDraft} />}>
      {signedIn ? (
        <IdentityChoice state={signedIn} onEnter={(id) => enter(signedIn, id, address)} />
      ) : (
        <SignInForm draft={draft} onChange={setDraft} onSignedIn={arrived} />
      )}
    </Entrance>
  );
}
