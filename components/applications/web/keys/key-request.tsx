import { Link } from 'react-router';
import { useLive } from '#platform/web/data/live/live.ts';
import { refresh, useRoute } from '#platform/web/data/use-route.ts';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { routes } from '../../contract.ts';
import './keys.css';

/** 请您同意的应用密钥: on the first page of whom a program shall act for; nothing where nobody asks. */
export function KeyRequest() {
  const { data } = useRoute(routes.ownKeys);
  useLive('application-keys', () => void refresh(routes.ownKeys));
  const waiting = data?.keys.filter(({ state }) => state === 'WAITING') ?? [];
  if (waiting.length === 0) return null;
  return (
    <Panel title="请您同意的应用密钥">
      <div className="key-request">
        <p>
          {waiting.map(({ name }) => `“${name}”`).join('、')}
          想用您的名义发起或查看办事应用。您同意以前，它什么也做不了。
        </p>
        <p>
          <Link to="/own-keys" className="strong">
            去看看要做什么，再决定
          </Link>
        </p>
      </div>
    </Panel>
  );
}
