import type { ComponentWeb } from '#platform/web/shell/component-web.ts';
import { RightsPage } from './rights/rights-page.tsx';

export const web: ComponentWeb = {
  pages: [{ path: '/forms/:formId/rights', element: <RightsPage />, frame: 'alone' }],
};
