import { Button, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { startLive, stopLive } from '#platform/web/data/live/live.ts';
import { queryClient } from '#platform/web/data/query-client.ts';
import { announceSessionBack, onIdentityChange, onSessionRefused } from '#platform/web/data/session-signal.ts';
import { forgetTypedOfOthers } from '#platform/web/data/typed-words.ts';
import { placeWords } from '../text/place-words.ts';
import { currentIdentity, type Session, type SessionState } from './session.tsx';

interface SessionWatchProps {
  /** For whom the page was drawn. */
  readonly session: Session;
  /** Who is signed in in this browser as far as is known. */
  readonly now: SessionState;
  /** Asks the server again who is signed in. */
  readonly look: () => void;
}

type Situation = 'as-before' | 'ended' | 'place-ended' | 'another-identity';

function situationOf(session: Session, now: SessionState): Situation {
  if (now.state !== 'signed-in') return now.placeEnded ? 'place-ended' : 'ended';
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
  return <Ended why={situation} session={session} look={look} />;
}

interface EndedProps {
  readonly why: Exclude<Situation, 'another-identity'>;
  readonly session: Session;
  readonly look: () => void;
}

/** May be put away to read what stands on the page; comes back with the next refusal. */
function Ended({ why, session, look }: EndedProps) {
  const [putAway, setPutAway] = useState(false);
  useEffect(
    () =>
      onSessionRefused(() => {
        setPutAway(false);
        look();
      }),
    [look],
  );
  if (why === 'as-before' || putAway) return null;
  const expired = why === 'ended';
  return (
    <Modal
      open
      title={expired ? '登录已过期' : '您的这项任职已经结束'}
      width={420}
      centered
      onCancel={() => setPutAway(true)}
      footer={
        <Button type="primary" href="/sign-in?back=close" target="_blank" rel="noopener">
          {expired ? '在新页面登录' : '在新页面用别的身份登录'}
        </Button>
      }
    >
      {expired ? <p>写好的内容都在这一页上。请在新开的页面里登录，再回到这里接着办。</p> : <PlaceEnded of={session} />}
    </Modal>
  );
}

const wordsOf = (place: ReturnType<typeof currentIdentity>): string =>
  place ? placeWords(place.sectionName, place.title) : '';

/** 离任 or another post: signing in again does not bring this place back. */
function PlaceEnded({ of }: { readonly of: Session }) {
  const place = currentIdentity(of);
  return (
    <>
      <p>
        {of.person.name}在{of.agency.name}的任职“{wordsOf(place)}
        ”已经结束，不能再用它办理。
      </p>
      <p>
        手上没有办完的，按岗位找到您的由接任的人接着办；指名给您的，您还有别的任职就仍由您办，没有就由单位交接给别人。
      </p>
      <p>这一页上写好还没有送出的内容，要用的请先复制下来。不该结束的，请找本单位系统管理员。</p>
    </>
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
  const former = samePerson ? wordsOf(mine) : session.person.name;
  const present = samePerson ? wordsOf(theirs) : theirs?.personName;
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
