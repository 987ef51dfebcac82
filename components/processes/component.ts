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
  /** A new version is there: what is started from now on goes by it. */
  events: ['ProcessPublished'],
  auditEvents: { 'processes.published': { words: '发布流程' } },
  errors: {
    'processes.unknown': { status: 404, message: '没有找到这个流程。', nextStep: '刷新页面后重新选择。' },
    'processes.moved': {
      status: 409,
      message: '您打开以后，这个流程已经有了第 {number} 版，没有发布。',
      nextStep: '您改的还在这一页；刷新后照着新的一版再改。',
    },
    'processes.unknown-step': {
      status: 422,
      message: '流程里没有这个步骤，没有发布。',
      nextStep: '刷新页面后再改。',
    },
    'processes.nothing-new': {
      status: 409,
      message: '和现在用的第 {number} 版一样，没有发布。',
      nextStep: '改好以后再发布。',
    },
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
