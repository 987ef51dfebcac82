import { defineComponent } from '@gov/base/component';

/** 办事应用: kinds of matter that an agency makes from a form and a process, without code. */
export const component = defineComponent({
  id: 'applications',
  name: '办事应用',
  foundation: false,
  needs: ['forms', 'processes', 'matters', 'organisation'],
  tables: ['application', 'program_draft'],
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
    {
      path: '/application-keys',
      words: '应用密钥',
      group: '单位管理',
      order: 9,
      permission: 'applications.manage',
      icon: 'key',
    },
  ],
  widgets: [
    { id: 'key-request', words: '请您同意的应用密钥', place: 'work', order: 7, permission: 'applications.use' },
  ],
  events: [],
  auditEvents: {
    'applications.made': { words: '新建办事应用' },
    'applications.changed': { words: '修改办事应用' },
    'applications.opened': { words: '启用、停用办事应用' },
    'applications.removed': { words: '删除办事应用' },
    'applications.pack-written': { words: '导出应用模板' },
    'applications.exported': { words: '导出应用记录' },
    'applications.record-read': { words: '以数据形式查看事项' },
    'applications.key-made': { words: '新建应用密钥' },
    'applications.key-agreed': { words: '本人同意应用密钥' },
    'applications.key-ended-by-person': { words: '本人停用、不同意应用密钥' },
    'applications.key-revoked': { words: '停用应用密钥' },
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
    'applications.in-use': {
      status: 409,
      message: '已经有人办过这种事项，不能删除。',
      nextStep: '不再使用就停用它，办过的还能查看。',
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
      message: '符合的记录超过 {most} 条，一次最多导出这么多，没有导出。',
      nextStep: '按日期或别的条件筛选后分几次导出。',
    },
    'applications.unknown-form-version': {
      status: 404,
      message: '没有找到这个表单版本，或不是这个应用的。',
      nextStep: '不写 formVersionId 就是现在用的版本；事项的内容里写着它自己的版本。',
    },
    'applications.unknown-key': {
      status: 404,
      message: '没有找到这个应用密钥。',
      nextStep: '刷新列表后重新选择。',
    },
    'applications.key-over': {
      status: 409,
      message: '这个应用密钥已经有了结果，没有改动。',
      nextStep: '刷新页面看看现在的状态。',
    },
    'applications.key-purpose': {
      status: 422,
      message: '没有选用途，没有新建。',
      nextStep: '选“查看记录”“发起事项”中的一项或两项。',
    },
    'applications.key-day': {
      status: 422,
      message: '有效期要从今天起、最长 {most} 天，没有保存。',
      nextStep: '重新选最后一天；到期以后仍要用的，再新建一个。',
    },
    'applications.key-person': {
      status: 422,
      message: '这个人现在不能办理办事应用，不能由他代表。',
      nextStep: '换一个在职、账号已开通、不担任三员的人。',
    },
    'applications.key-application': {
      status: 422,
      message: '选的应用里有已删除的，或表单带密级、不对应用密钥开放的，没有新建。',
      nextStep: '刷新页面后重新选择应用。',
    },
    'applications.key-address': {
      status: 422,
      message: '“{address}”不是地址，没有新建。',
      nextStep: '写 IP 地址或网段，如 10.1.2.3、10.1.0.0/16；从哪里都能用就不写。',
    },
    'applications.cursor': {
      status: 400,
      message: '接着查的位置不对，没有查找。',
      nextStep: '用上一次答复里的 next；从头查就不写 after。',
    },
    'applications.key-name': {
      status: 409,
      message: '已经有叫“{name}”的应用密钥在用或在等同意，没有新建。',
      nextStep: '换一个名称，或先停用原来的。',
    },
    'applications.many-keys': {
      status: 409,
      message: '一个单位最多同时有 {most} 个应用密钥，没有新建。',
      nextStep: '先停用不再用的。',
    },
    'applications.key-secret': {
      status: 422,
      message: '这个应用的表单带密级，不对应用密钥开放。',
      nextStep: '请本人登录后在页面上办理。',
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
    'applications.pack-other': {
      status: 409,
      message: '要装的和刚才看的不是同一份，没有安装。',
      nextStep: '重新选择，看过以后再安装。',
    },
    'applications.pack-installed': {
      status: 409,
      message: '这一份刚才已经装好，没有再装一个。',
      nextStep: '在“应用设置”的列表里能看到它；确实要两个，就重新选择，看过以后再安装。',
    },
    'applications.pack-changed': {
      status: 422,
      message: '模板文件和导出时不一样，没有导入。',
      nextStep: '请对方重新导出一份发来；要改内容请导入以后再改。',
    },
  },
});
