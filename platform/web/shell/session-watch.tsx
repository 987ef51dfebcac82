import { Button, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { startLive, stopLive } from '#platform/web/data/live/live.ts';
import { queryClient } from '#platform/web/data/query-client.ts';
import { announceSessionBack, onIdentityChange, onSessionRefused } from '#platform/web/data/session-signal.ts';
import { forgetTypedOfOthers } from '#platform/web/data/typed-words.ts';
import { currentIdentity, type Session, type SessionState } from './session.tsx';

interface SessionWatchProps {
  /** For whom the page was drawn. */
  readonly session: Session;
  /** Who is signed in in this browser as far as is known. */
  readonly now: SessionState;
  /** Asks the server again who is signed in. */
  readonly look: () => void;
}

type Situation = 'as-before' | 'ended' | 'another-identity';

function situationOf(session: Session, now: SessionState): Situation {
  if (now.state !== 'signed-in') return 'ended';
  return sameIdentity(session, now) ? 'as-before' : 'another-identity';
}

/** Is it still the same person in the same post? */
export const sameIdentity = (one: SessionState, other: SessionState): boolean =>
  currentIdentity(one)?.assignmentId === currentIdentity(other)?.assignmentId;

/** Starts live updates, and notices when the session ends or another tab changes the identity. Nothing typed is lost. */
export function SessionWatch({ session, now, look }: SessionWatchProps) {
  const identity = currentIdentity(session)?.assignmentId ?? session.person.id;
  const situation = situationOf(session, now);

  useEffect(() => forgetTypedOfOthers(session.person.id), [session.person.id]);
  useEffect(() => {
    if (situation !== 'as-before') return;
    startLive(identity);
    return stopLive;
  }, [identity, situation]);
  const before = useRef(situation);
  useEffect(() => {
    const isBack = situation === 'as-before' && before.current !== 'as-before';
    before.current = situation;
    if (!isBack) return;
    // what was refused meanwhile is read again, and what was typed is stored
    void queryClient.invalidateQueries();
    announceSessionBack();
  }, [situation]);
  useEffect(() => onIdentityChange(look), [look]);

  if (situation === 'another-identity') return <AnotherIdentity session={session} now={now} />;
  return <Ended ended={situation === 'ended'} look={look} />;
}

/** May be put away to read what stands on the page; comes back with the next refusal. */
function Ended({ ended, look }: { readonly ended: boolean; readonly look: () => void }) {
  const [putAway, setPutAway] = useState(false);
  useEffect(
    () =>
      onSessionRefused(() => {
        setPutAway(false);
        look();
      }),
    [look],
  );
  if (!ended || putAway) return null;
  return (
    <Modal
      open
      title="登录已过期"
      width={420}
      centered
      onCancel={() => setPutAway(true)}
      footer={
        <Button type="primary" href="/sign-in?back=close" target="_blank" rel="noopener">
          在新页面登录
        </Button>
      }
    >
      <p>写好的内容都在这一页上。请在新开的页面里登录，再回到这里接着办。</p>
    </Modal>
  );
}

/**
 * Cannot be put away: whatever is done on this page would be somebody else's act. What its owner has typed stays in this
 * window until he is signed in again.
 */
function AnotherIdentity({ session, now }: Pick<SessionWatchProps, 'session' | 'now'>) {
  const mine = currentIdentity(session);
  const theirs = currentIdentity(now);
  const samePerson = session.person.id === now.person?.id;
  const former = samePerson ? `${mine?.sectionName}${mine?.title}` : session.person.name;
  const present = samePerson ? `${theirs?.sectionName}${theirs?.title}` : theirs?.personName;
  return (
    <Modal
      open
      title="这个浏览器换了身份"
      width={420}
      centered
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        samePerson ? (
          <Button type="primary" onClick={() => window.location.assign('/')}>
            用现在的身份打开
          </Button>
        ) : (
          <Button type="primary" href="/" target="_blank" rel="noopener">
            在新页面用现在的身份
          </Button>
        )
      }
    >
      <p>
        这一页是{former}的，现在登录的是{present}。这一页先停住，免得事情记在别人名下。
      </p>
      <p>写好的内容都在。换回{former}后，这一页会自己恢复。</p>
    </Modal>
  );
}
