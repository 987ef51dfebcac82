import type { ComponentWeb } from '#platform/web/shell/component-web.ts';
import { DocumentPanel } from './body/document-panel.tsx';
import { AgencyPicker } from './recipients/agency-picker.tsx';
import { IncomingPage } from './registers/incoming-page.tsx';
import { NumberBooksPage } from './registers/number-books-page.tsx';
import { OutgoingPage } from './registers/outgoing-page.tsx';

export const web: ComponentWeb = {
  pages: [
    { path: '/gongwen/outgoing', element: <OutgoingPage /> },
    { path: '/gongwen/incoming', element: <IncomingPage /> },
    { path: '/gongwen/number-books', element: <NumberBooksPage /> },
  ],
  parts: { 'matter-panel': DocumentPanel, 'agency-picker': AgencyPicker },
};
