import type { FormTemplate } from '@gov/forms';
import type { ReactNode } from 'react';
import { useRoute } from '#platform/web/data/use-route.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { routes } from '../../contract.ts';
import type { TemplatePictureProps } from '../parts.ts';
import { TemplatePaper } from '../preview/template-paper.tsx';
import { shippedTemplate, type TemplateChoice } from './begin-with-template.ts';
import './templates.css';

/** How a template looks, small: nobody fills anything in here. */
export function TemplatePreview({ choice }: { readonly choice: TemplateChoice }): ReactNode {
  if (!('shipped' in choice)) return <KeptPreview {...choice} />;
  const template = shippedTemplate(choice.shipped);
  return template ? <SmallPaper template={template} /> : null;
}

function KeptPreview({ formId, number }: { readonly formId: string; readonly number: number }): ReactNode {
  const query = useRoute(routes.version, { params: { formId, number } });
  return (
    <ListStates query={query} lines={4}>
      {({ template }) => <SmallPaper template={template} />}
    </ListStates>
  );
}

/** A template as small paper that scrolls in its frame. */
export const TemplatePicture = ({ template, idPrefix, label }: TemplatePictureProps): ReactNode => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and whoever has no mouse scrolls it by keys
  <section className="template-preview" aria-label={label} tabIndex={0}>
    <TemplatePaper template={template} idPrefix={idPrefix} />
  </section>
);

const SmallPaper = ({ template }: { readonly template: FormTemplate }): ReactNode => (
  <TemplatePicture template={template} idPrefix="template" label="模板的样子" />
);
