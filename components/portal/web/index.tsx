import type { ComponentWeb } from '#platform/web/shell/component-web.ts';
import { HomePage } from './home-page.tsx';
import { SearchPage } from './search-page.tsx';

export const web: ComponentWeb = {
  pages: [
    { path: '/', element: <HomePage /> },
    { path: '/search', element: <SearchPage /> },
  ],
};
