import type { ReactNode } from 'react';
import { useRoute } from '#platform/web/data/use-route.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { routes } from '../../contract.ts';
import { TemplatePaper } from '../preview/template-paper.tsx';
import { shippedTemplate, type TemplateChoice } from './begin-with-template.ts';
import './templates.css';

/** How a template looks, small: nobody fills anything in here. */
export function TemplatePreview({ choice }: { readonly choice: TemplateChoice }): ReactNode {
  if (!('shipped' in choice)) return <KeptPreview {...choice} />;
  const template = shippedTemplate(choice.shipped);
  return template ? (
    <div className="template-preview">
      <TemplatePaper template={template} idPrefix="template" />
    </div>
  ) : null;
}

function KeptPreview({ formId, number }: { readonly formId: string; readonly number: number }): ReactNode {
  const query = useRoute(routes.version, { params: { formId, number } });
  return (
    <ListStates query={query} lines={4}>
      {({ template }) => (
        <div className="template-preview">
          <TemplatePaper template={template} idPrefix="template" />
        </div>
      )}
    </ListStates>
  );
}
