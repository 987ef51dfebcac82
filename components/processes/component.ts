import { defineComponent } from '@gov/base/component';

/** 流程: definitions and their immutable versions; matters run them. */
export const component = defineComponent({
  id: 'processes',
  name: '流程',
  foundation: true,
  needs: ['forms'],
  tables: ['process', 'process_version'],
  permissions: [
    { code: 'processes.view', words: '查看流程', duty: 'SYSTEM' },
    { code: 'processes.publish', words: '发布流程', duty: 'SYSTEM' },
  ],
  settings: [],
  menu: [],
  widgets: [],
  events: [],
  auditEvents: { 'processes.published': { words: '发布流程' } },
  errors: {
    'processes.not-found': { status: 404, message: '没有找到这个版本。', nextStep: '刷新页面后重新选择。' },
    'workflow.process-not-publishable': {
      status: 422,
      message: '流程还有问题，没有发布。',
      nextStep: '按每一处的提示修改后再发布。',
    },
    'processes.problems': {
      status: 422,
      message: '还有 {count} 处问题，没有发布。',
      nextStep: '按每一处的提示修改后再发布。',
    },
  },
});
