import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { FailedState, LoadingState, NoRightState } from '#platform/web/widgets/list-states.tsx';
import { useWindowTitle } from '#platform/web/widgets/page-title.tsx';
import { routes } from '../../contract.ts';
import { Designer } from './designer.tsx';
import './designer.css';

/** A form as it is designed: the whole window, with a way back to all forms. */
export function DesignerPage(): ReactNode {
  const { formId = '' } = useParams();
  const query = useRoute(routes.form, { params: { formId } });
  useWindowTitle(query.data ? `${query.data.name} – 设计表单` : '设计表单');
  if (query.data) return <Designer key={formId} view={query.data} />;
  return (
    <div className="designer-alone">
      <h1>设计表单</h1>
      <p>
        <Link to="/forms">回到所有表单</Link>
      </p>
      {!query.error && <LoadingState lines={8} />}
      {query.error &&
        (query.error.status === 403 || query.error.status === 404 ? (
          <NoRightState error={query.error} />
        ) : (
          <FailedState error={query.error} retry={() => void query.refetch()} />
        ))}
    </div>
  );
}
