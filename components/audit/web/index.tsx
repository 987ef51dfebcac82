import type { ComponentWeb } from '#platform/web/shell/component-web.ts';
import { AuditPage } from './audit-page.tsx';

export const web: ComponentWeb = {
  pages: [{ path: '/audit', element: <AuditPage /> }],
};
