import { defineComponent } from '@gov/base/component';

/** 门户首页 and the page behind the search box; what they show comes from other components. */
export const component = defineComponent({
  id: 'portal',
  name: '门户',
  foundation: true,
  needs: ['matters'],
  tables: [],
  permissions: [],
  settings: [],
  menu: [
    { path: '/', words: '首页', group: '首页', order: 1, icon: 'home' },
    { path: '/search', words: '查找', group: '首页', order: 90, permission: 'matters.handle', icon: 'search' },
  ],
  widgets: [],
  events: [],
  auditEvents: {},
  errors: {},
});
