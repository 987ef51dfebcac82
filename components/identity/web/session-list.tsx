import type { ReplyOf } from '@gov/base/component';
import { Button } from 'antd';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { routes } from '../contract.ts';
import { browserWords } from './browser-words.ts';

type OwnSession = ReplyOf<typeof routes.listSessions>['sessions'][number];

/** Where this account is signed in; each other place can be ended. */
export function SessionList() {
  const sessions = useRoute(routes.listSessions);
  const end = useCommand(routes.endSession, { refreshes: [routes.listSessions] });
  return (
    <Panel title="正在登录的地方" aside="不认得的请结束，并改密码">
      <ListStates query={sessions}>
        {({ sessions: open }) => (
          <ul className="line-list">
            {open.map((session) => (
              <SessionLine
                key={session.id}
                session={session}
                ending={end.isPending && end.variables?.params.sessionId === session.id}
                onEnd={() => end.mutate({ params: { sessionId: session.id } })}
              />
            ))}
          </ul>
        )}
      </ListStates>
      <Refusal error={end.error} />
    </Panel>
  );
}

interface SessionLineProps {
  readonly session: OwnSession;
  readonly ending: boolean;
  readonly onEnd: () => void;
}

function SessionLine({ session, ending, onEnd }: SessionLineProps) {
  const now = useNow();
  return (
    <li>
      <div className="grow">
        <p>
          {browserWords(session.browser)} {session.current && <span className="chip now">就是这里</span>}
        </p>
        <p className="tertiary small">
          {session.address}　{dateTimeWords(session.createdAt, now)} 登录，最近 {dateTimeWords(session.lastSeenAt, now)}
        </p>
      </div>
      {!session.current && (
        <Button size="small" onClick={onEnd} loading={ending}>
          结束登录
        </Button>
      )}
    </li>
  );
}
