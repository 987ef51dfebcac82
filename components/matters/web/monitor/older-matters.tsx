import { Link } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { useMay } from '#platform/web/shell/session.tsx';
import { routes } from '../../contract.ts';

/** What goes by an older version of its process, and the way to the page on which it is moved: 转到新版 of that process. */
export function OlderMatters() {
  const mayMove = useMay('processes.publish');
  const processes = useRoute(routes.olderMatters, {}, { newEachTime: true }).data?.processes ?? [];
  if (processes.length === 0) return null;
  const inAll = processes.reduce((sum, { older }) => sum + older, 0);
  return (
    <p className="monitor-older secondary">
      有 {inAll} 件还按旧版流程办理{mayMove && '，可以转到新版'}：
      {processes.map(({ processId, names, older }) => {
        const words = `${names.join('、')} ${older} 件`;
        return mayMove ? (
          <Link key={processId} to={`/processes/${processId}/moving`}>
            {words}
          </Link>
        ) : (
          <span key={processId}>{words}</span>
        );
      })}
    </p>
  );
}
