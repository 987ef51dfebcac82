import { Link } from 'react-router';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { useStoppedCounts } from './use-stopped-counts.ts';

/** On the administrator's home: whether anything waits for him. */
export function StoppedWidget() {
  const counts = useStoppedCounts();
  const sum = counts ? counts.stopped + counts.children + counts.beginnings + counts.left : 0;
  return (
    <Panel title="停下的流程" aside={counts ? `${sum} 项` : ''} more={{ to: '/stopped', words: '全部' }}>
      <div className="list-state">
        {!counts && <p className="secondary">正在取…</p>}
        {counts && sum === 0 && <p className="secondary">没有停下的流程。</p>}
        {counts && counts.stopped > 0 && (
          <p>
            <Link to="/stopped">{counts.stopped} 个步骤没有找到办理人</Link>
          </p>
        )}
        {counts && counts.children > 0 && (
          <p>
            <Link to="/stopped">{counts.children} 个子流程没有启动</Link>
          </p>
        )}
        {counts && counts.beginnings > 0 && (
          <p>
            <Link to="/stopped">{counts.beginnings} 件由消息开始的没有发起</Link>
          </p>
        )}
        {counts && counts.left > 0 && (
          <p>
            <Link to="/stopped">{counts.left} 项工作在办不了的人手上</Link>
          </p>
        )}
      </div>
    </Panel>
  );
}
