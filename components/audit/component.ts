import { defineComponent } from '@gov/base/component';

/** 审计: the audit administrator reads what was done in the agency; nobody changes it. */
export const component = defineComponent({
  id: 'audit',
  name: '审计',
  foundation: true,
  needs: ['organisation'],
  tables: [],
  permissions: [{ code: 'audit.read', words: '查看和导出审计记录', duty: 'AUDIT' }],
  settings: [],
  menu: [{ path: '/audit', words: '审计记录', group: '单位管理', order: 80, permission: 'audit.read', icon: 'shield' }],
  widgets: [],
  events: [],
  auditEvents: {
    'audit.read': { words: '查看审计记录' },
    'audit.exported': { words: '导出审计记录' },
  },
  errors: {
    'audit.unknown-cursor': {
      status: 409,
      message: '没有找到接着往下看的位置。',
      nextStep: '刷新页面，从最新的记录看起。',
    },
    'audit.days-reversed': {
      status: 422,
      message: '开始的日子晚于结束的日子，没有查找。',
      nextStep: '把两个日子调换一下。',
    },
    'audit.too-many': {
      status: 422,
      message: '符合条件的记录超过 {limit} 条，一次导不完。',
      nextStep: '缩小日期范围，分几次导出。',
    },
  },
});
