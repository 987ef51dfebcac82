import type { ComponentWeb } from '#platform/web/shell/component-web.ts';
import { HomePage } from './home-page.tsx';

export const web: ComponentWeb = { pages: [{ path: '/', element: <HomePage /> }] };
