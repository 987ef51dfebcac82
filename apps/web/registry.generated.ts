import type { WebRegistryRow } from '#platform/web/shell/component-web.ts';

export const registry: readonly WebRegistryRow[] = [
  {
    id: 'identity',
    name: '账号与身份',
    menu: [],
    widgets: [],
    load: () => import('#components/identity/web/index.tsx'),
  },
  {
    id: 'portal',
    name: '门户',
    menu: [{ path: '/', words: '首页', group: '首页', order: 1, icon: 'home' }],
    widgets: [],
    load: () => import('#components/portal/web/index.tsx'),
  },
];
