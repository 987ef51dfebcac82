import type { ComponentWeb } from '#platform/web/shell/component-web.ts';
import { ReceivedDocumentPage } from './received/received-document-page.tsx';
import { ReceivedPage } from './received/received-page.tsx';
import { ToSignForWidget } from './received/to-sign-for-widget.tsx';
import { MatterDispatches } from './sent/matter-dispatches.tsx';
import { SentPage } from './sent/sent-page.tsx';

export const web: ComponentWeb = {
  pages: [
    { path: '/exchange', element: <ReceivedPage /> },
    { path: '/exchange/received/:exchangeId', element: <ReceivedDocumentPage /> },
    { path: '/exchange/sent', element: <SentPage /> },
  ],
  widgets: { 'to-sign-for': ToSignForWidget },
  parts: { 'matter-dispatches': MatterDispatches },
};
