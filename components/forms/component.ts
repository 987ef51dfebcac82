import { defineComponent } from '@gov/base/component';
import { importErrors } from './contract/import-errors.ts';

/** 表单: definitions and their immutable versions; matters run them. */
export const component = defineComponent({
  id: 'forms',
  name: '表单',
  foundation: true,
  needs: ['organisation'],
  tables: ['form', 'form_version', 'form_draft', 'form_serial', 'dictionary'],
  permissions: [
    { code: 'forms.view', words: '查看表单', duty: 'SYSTEM' },
    { code: 'forms.design', words: '设计表单', duty: 'SYSTEM' },
    { code: 'forms.publish', words: '发布表单', duty: 'SYSTEM' },
  ],
  settings: [],
  menu: [
    { path: '/forms', words: '表单', group: '单位管理', order: 50, permission: 'forms.design', icon: 'form' },
    {
      path: '/dictionaries',
      words: '数据字典',
      group: '单位管理',
      order: 51,
      permission: 'forms.design',
      icon: 'list',
    },
  ],
  widgets: [],
  /** A new version is there: what is started from now on is filled in on it. */
  events: ['FormPublished'],
  auditEvents: {
    'forms.created': { words: '新建表单' },
    'forms.draft-saved': { words: '保存表单草稿' },
    'forms.draft-discarded': { words: '丢弃表单草稿' },
    'forms.published': { words: '发布表单' },
    'forms.template-kept': { words: '存为表单模板' },
    'forms.template-dropped': { words: '不再作表单模板' },
    'forms.dictionary-saved': { words: '保存数据字典' },
    'forms.file-read': { words: '导入表单文件' },
  },
  errors: {
    ...importErrors,
    'forms.not-found': { status: 404, message: '没有找到这张表单。', nextStep: '回到“表单”重新选择。' },
    'forms.no-dictionary': { status: 404, message: '没有找到这份字典。', nextStep: '回到“数据字典”重新选择。' },
    'forms.template-name': {
      status: 409,
      message: '已经有叫“{name}”的模板，没有存。',
      nextStep: '换一个名称；要换掉那一份，先到“表单模板”里拿掉它。',
    },
    'forms.dictionary-name': { status: 409, message: '已经有叫“{name}”的字典。', nextStep: '换一个名称。' },
    'forms.dictionary-same': {
      status: 422,
      message: '有 {count} 个词重复，没有保存。',
      nextStep: '去掉重复的再保存。',
    },
    'forms.dictionary-lost': {
      status: 422,
      message: '“{word}”可能已经有人选过，不能去掉，没有保存。',
      nextStep: '不再用的停用它，选过的还看得到。',
    },
    'forms.dictionary-stale': {
      status: 409,
      message: '这份字典刚被改过，您的没有存上。',
      nextStep: '刷新页面看看新的，再改一次。',
    },
    'forms.not-printed': {
      status: 422,
      message: '没能把这张表单排成 PDF。',
      nextStep: '再试一次；还是不行请把追踪号告诉系统管理员。',
    },
    'forms.composed': {
      status: 409,
      message: '这是几张表合成的一套，不能在这里改。',
      nextStep: '到“表单”里改其中的一张并发布，这一套会跟着换。',
    },
    'forms.no-version': { status: 404, message: '没有找到这个版本。', nextStep: '刷新页面后重新选择。' },
    'forms.no-draft': {
      status: 409,
      message: '这张表单没有未发布的修改。',
      nextStep: '刷新页面，看现在用的是哪一版。',
    },
    'forms.draft-stale': {
      status: 409,
      message: '别处先存了一稿，您的这一稿没有存上。',
      nextStep: '对照两稿，选用一份。您改的都还在。',
    },
    'forms.base-moved': {
      status: 409,
      message: '您打开以后，这张表单已经有了第 {number} 版，没有发布。',
      nextStep: '先到“版本”里对照第 {number} 版，再发布。',
    },
    'forms.nothing-new': {
      status: 409,
      message: '和现在用的第 {number} 版一样，没有发布。',
      nextStep: '要改的改好再发布；不想改了，可以丢弃草稿。',
    },
    'forms.template-shape': {
      status: 422,
      message: '这张表单里有认不出来的内容，没有保存：{what}。',
      nextStep: '撤销刚才的修改；是导入或粘贴来的，换一份再试。',
    },
    'forms.template-too-large': {
      status: 422,
      message: '这张表单太大了，没有保存。',
      nextStep: '删掉一些内容，或拆成几张表单。',
    },
    'forms.problems': {
      status: 422,
      message: '还有 {count} 处问题，没有发布。',
      nextStep: '按每一处的提示修改后再发布。',
    },
  },
});
