import { useLive } from '#platform/web/data/live/live.ts';
import { refresh, useRoute } from '#platform/web/data/use-route.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { routes } from '../../contract.ts';
import { LeaderPanel } from './leader-panel.tsx';
import { OwnSecretary } from './own-secretary.tsx';
import './secretaries.css';

/** `/secretaries`, 呈批排序: whose work I lay before him in order, and who does it for me. */
export function SecretariesPage() {
  const query = useRoute(routes.secretaries);
  useLive('inbox', () => void refresh(routes.secretaries, routes.leadersOrder));
  return (
    <>
      <PageTitle
        title="呈批排序"
        sentence="请一位同事排好先后，您在“领导批阅”里就按这个次序看；随时可以换回通常次序。"
      />
      <ListStates query={query}>
        {({ mine, forMe }) => (
          <div className="stack">
            {forMe.map((secretary) => (
              <LeaderPanel key={secretary.id} secretary={secretary} />
            ))}
            <Panel title="替我排次序的">
              <OwnSecretary mine={mine} />
            </Panel>
          </div>
        )}
      </ListStates>
    </>
  );
}
