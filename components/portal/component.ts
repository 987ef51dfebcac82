import { defineComponent } from '@gov/base/component';

export const component = defineComponent({
  id: 'portal',
  name: '门户',
  foundation: true,
  needs: [],
  tables: [],
  permissions: [],
  settings: [],
  menu: [{ path: '/', words: '首页', group: '首页', order: 1, icon: 'home' }],
  widgets: [],
  events: [],
  auditEvents: {},
  errors: {},
});
