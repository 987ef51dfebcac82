import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { routes as formRoutes } from '#components/forms/contract.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { useWindowTitle } from '#platform/web/widgets/page-title.tsx';
import { RightsView } from './rights-view.tsx';
import './rights.css';

/** 谁能看和填, of one form: the whole window, with the way back to its paper. */
export function RightsPage(): ReactNode {
  const { formId = '' } = useParams();
  const query = useRoute(formRoutes.form, { params: { formId } });
  useWindowTitle(query.data ? `谁能看和填 – ${query.data.name}` : '谁能看和填');
  return (
    <div className="rights-page">
      <header>
        <h1>谁能看和填</h1>
        {query.data && <span className="secondary">{query.data.name}</span>}
        <Link to={`/forms/${formId}`}>回到稿纸</Link>
        <Link to="/forms">所有表单</Link>
      </header>
      <ListStates query={query} lines={8}>
        {({ draft, current }) => {
          const template = draft?.template ?? current?.template;
          return template ? <RightsView formId={formId} template={template} /> : null;
        }}
      </ListStates>
    </div>
  );
}
