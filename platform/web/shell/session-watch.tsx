import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import { startLive, stopLive } from '#platform/web/data/live/live.ts';
import { onIdentityChange, onSessionEnded } from '#platform/web/data/session-signal.ts';
import { forgetTypedOfOthers } from '#platform/web/data/typed-words.ts';
import { currentIdentity, type Session, sessionRoute } from './session.tsx';

type Situation = 'as-before' | 'ended' | 'another-identity';

/** After a change in another tab: is it still the same person in the same post? */
async function situationNow(assignmentId: string | undefined): Promise<Situation> {
  const state = await call(sessionRoute);
  if (state.state !== 'signed-in') return 'ended';
  return currentIdentity(state)?.assignmentId === assignmentId ? 'as-before' : 'another-identity';
}

const texts = {
  ended: {
    title: '登录已过期',
    body: '写好的内容都在这一页上。请在新开的页面里登录，再回到这里接着办。',
  },
  'another-identity': {
    title: '这个浏览器换了身份',
    body: '另一个页面换了办公身份。这一页仍是原来身份的内容，不能再送出；需要的文字请先复制，再重新打开。',
  },
} as const;

/** Starts live updates, and notices when the session ends or another tab changes the identity. Nothing typed is lost. */
export function SessionWatch({ session }: { readonly session: Session }) {
  const assignmentId = currentIdentity(session)?.assignmentId;
  const [situation, setSituation] = useState<Situation>('as-before');

  useEffect(() => forgetTypedOfOthers(session.person.id), [session.person.id]);
  useEffect(() => {
    startLive(assignmentId ?? session.person.id);
    return stopLive;
  }, [assignmentId, session.person.id]);

  useEffect(() => onSessionEnded(() => setSituation('ended')), []);
  useEffect(
    () =>
      onIdentityChange(() => {
        situationNow(assignmentId).then(setSituation, () => undefined);
      }),
    [assignmentId],
  );

  if (situation === 'as-before') return null;
  const { title, body } = texts[situation];
  return (
    <Modal
      open
      title={title}
      width={420}
      centered
      onCancel={() => setSituation('as-before')}
      footer={
        situation === 'ended' ? (
          <Button type="primary" href="/sign-in?back=close" target="_blank" rel="noopener">
            在新页面登录
          </Button>
        ) : (
          <Button type="primary" onClick={() => window.location.assign('/')}>
            重新打开
          </Button>
        )
      }
    >
      <p>{body}</p>
    </Modal>
  );
}
