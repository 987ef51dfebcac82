import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { DesignerAlone, NotYetRead } from '#platform/web/widgets/drafts/designer-alone.tsx';
import { useWindowTitle } from '#platform/web/widgets/page-title.tsx';
import { routes } from '../../contract.ts';
import { ComposedForm } from '../uses/composed-form.tsx';
import { Designer } from './designer.tsx';
import './designer.css';

/** A form as it is designed: the whole window, with a way back to all forms. */
export function DesignerPage(): ReactNode {
  const { formId = '' } = useParams();
  const query = useRoute(routes.form, { params: { formId } });
  useWindowTitle(query.data ? `${query.data.name} – 设计表单` : '设计表单');
  const current = query.data?.current;
  if (current?.template.parts)
    return <ComposedForm formId={formId} number={current.number} template={current.template} />;
  if (query.data) return <Designer key={formId} view={query.data} />;
  return (
    <DesignerAlone title="设计表单" back={{ to: '/forms', words: '回到所有表单' }}>
      <NotYetRead error={query.error} retry={() => void query.refetch()} />
    </DesignerAlone>
  );
}
