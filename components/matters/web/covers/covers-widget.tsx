import { Link } from 'react-router';
import { useLive } from '#platform/web/data/live/live.ts';
import { refresh, useRoute } from '#platform/web/data/use-route.ts';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { routes } from '../../contract.ts';

/** 等您同意的代理安排: how many wait for the security administrator; nothing where none does. */
export function CoversWidget() {
  const { data } = useRoute(routes.coversToAgree, { query: { shown: 1 } });
  useLive('covers', () => void refresh(routes.coversToAgree));
  if (!data || data.waiting.length === 0) return null;
  return (
    <Panel title="等您同意的代理安排">
      <div className="list-state">
        <p>系统管理员提出了 {data.totals.waiting} 项 AB 岗或代理安排，您核实同意以后才生效。</p>
        <p>
          <Link to="/covers" className="strong">
            去核实同意
          </Link>
        </p>
      </div>
    </Panel>
  );
}
