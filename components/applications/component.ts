import { defineComponent } from '@gov/base/component';

/** 办事应用: kinds of matter that an agency makes from a form and a process, without code. */
export const component = defineComponent({
  id: 'applications',
  name: '办事应用',
  foundation: false,
  needs: ['forms', 'processes', 'matters', 'organisation'],
  tables: ['application'],
  permissions: [
    { code: 'applications.use', words: '查看办事应用的记录', byDefault: true, notWithDuty: true },
    { code: 'applications.manage', words: '新建和设置办事应用', duty: 'SYSTEM' },
  ],
  settings: [],
  menu: [
    {
      path: '/applications',
      words: '办事应用',
      group: '日常办公',
      order: 10,
      permission: 'applications.use',
      icon: 'list',
    },
    {
      path: '/application-settings',
      words: '应用设置',
      group: '单位管理',
      order: 8,
      permission: 'applications.manage',
      icon: 'grid',
    },
  ],
  widgets: [],
  events: [],
  auditEvents: {
    'applications.made': { words: '新建办事应用' },
    'applications.changed': { words: '修改办事应用' },
    'applications.opened': { words: '启用、停用办事应用' },
    'applications.removed': { words: '删除办事应用' },
    'applications.pack-written': { words: '导出应用模板' },
    'applications.exported': { words: '导出应用记录' },
  },
  errors: {
    'applications.not-found': {
      status: 404,
      message: '没有找到这个应用，或已删除。',
      nextStep: '刷新“办事应用”后重新选择。',
    },
    'applications.stale': {
      status: 409,
      message: '这个应用刚被改过，这次没有保存。',
      nextStep: '刷新页面看看新的设置，再改一次。',
    },
    'applications.problems': {
      status: 422,
      message: '还有 {count} 处要改，没有保存。',
      nextStep: '按每一处的提示修改后再保存。',
    },
    'applications.unknown-form': {
      status: 422,
      message: '没有找到这张表单，或还没有发布。',
      nextStep: '重新选一张已发布的表单。',
    },
    'applications.unknown-process': {
      status: 422,
      message: '没有找到这个流程，或还没有发布。',
      nextStep: '重新选一个流程，或改用简单审批。',
    },
    'applications.name-taken': {
      status: 409,
      message: '已经有叫“{name}”的应用。',
      nextStep: '换一个名称。',
    },
    'applications.many': {
      status: 409,
      message: '一个单位最多 {most} 个应用。',
      nextStep: '先删掉没有用过的，或在已有的应用里修改。',
    },
    'applications.filter': {
      status: 400,
      message: '筛选的内容不对，没有查找。',
      nextStep: '清除筛选后重新选择。',
    },
    'applications.many-records': {
      status: 422,
      message: '符合的记录有 {count} 条，一次最多导出 {most} 条，没有导出。',
      nextStep: '按日期或别的条件筛选后分几次导出。',
    },
    'applications.unknown-pack': {
      status: 404,
      message: '没有这个应用模板。',
      nextStep: '刷新“应用设置”后重新选择。',
    },
    'applications.pack-unreadable': {
      status: 422,
      message: '这不是应用模板文件，没有导入。',
      nextStep: '选择从“应用设置”里导出的 .json 文件。',
    },
    'applications.pack-unfit': {
      status: 422,
      message: '模板里的表单有 {count} 处问题，没有导入。',
      nextStep: '请对方按提示改好，重新导出一份发来。',
    },
    'applications.pack-changed': {
      status: 422,
      message: '模板文件和导出时不一样，没有导入。',
      nextStep: '请对方重新导出一份发来；要改内容请导入以后再改。',
    },
  },
});
