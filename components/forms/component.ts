import { defineComponent } from '@gov/base/component';
import { importErrors } from './contract/import-errors.ts';

/** 表单: definitions and their immutable versions; matters run them. */
export const component = defineComponent({
  id: 'forms',
  name: '表单',
  foundation: true,
  needs: [],
  tables: ['form', 'form_version'],
  permissions: [
    { code: 'forms.view', words: '查看表单', duty: 'SYSTEM' },
    { code: 'forms.publish', words: '发布表单', duty: 'SYSTEM' },
  ],
  settings: [],
  menu: [],
  widgets: [],
  events: [],
  auditEvents: {
    'forms.published': { words: '发布表单' },
    'forms.file-read': { words: '导入表单文件' },
  },
  errors: {
    ...importErrors,
    'forms.not-found': { status: 404, message: '没有找到这个版本。', nextStep: '刷新页面后重新选择。' },
    'forms.problems': {
      status: 422,
      message: '还有 {count} 处问题，没有发布。',
      nextStep: '按每一处的提示修改后再发布。',
    },
  },
});
