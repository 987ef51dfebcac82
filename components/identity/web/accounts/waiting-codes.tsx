import { Link } from 'react-router';
import { useLive } from '#platform/web/data/live/live.ts';
import { refresh, useRoute } from '#platform/web/data/use-route.ts';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { routes } from '../../contract.ts';
import './accounts.css';

/** 等您同意的一次性码: how many wait for the security administrator; nothing where none does. */
export function WaitingCodes() {
  const { data } = useRoute(routes.waitingCodes);
  useLive('waiting-codes', () => void refresh(routes.waitingCodes));
  if (!data || data.total === 0) return null;
  return (
    <Panel title="等您同意的一次性码">
      <div className="agree-foot">
        <p>系统管理员发了 {data.total} 个一次性码，您核实同意以后本人才能用。</p>
        <p>
          <Link to="/permissions/codes" className="strong">
            去核实同意
          </Link>
        </p>
      </div>
    </Panel>
  );
}
