import { lazy, Suspense } from 'react';
import type { ComponentWeb } from '#platform/web/shell/component-web.ts';
import { LoadingState } from '#platform/web/widgets/list-states.tsx';
import { DictionariesPage } from './dictionaries/dictionaries-page.tsx';
import { FormsPage } from './list/forms-page.tsx';
import { FormPaper } from './render/form-paper.tsx';
import { TemplatePicture } from './templates/template-preview.tsx';
import { TemplatesPage } from './templates/templates-page.tsx';

// the editor is large and who fills in a form never designs one
const DesignerPage = lazy(async () => ({ default: (await import('./designer/designer-page.tsx')).DesignerPage }));

export const web: ComponentWeb = {
  pages: [
    { path: '/forms', element: <FormsPage /> },
    { path: '/forms/templates', element: <TemplatesPage /> },
    { path: '/dictionaries', element: <DictionariesPage /> },
    {
      path: '/forms/:formId',
      frame: 'alone',
      element: (
        <Suspense fallback={<LoadingState lines={8} />}>
          <DesignerPage />
        </Suspense>
      ),
    },
  ],
  parts: { paper: FormPaper, 'template-picture': TemplatePicture },
};
