import { defineComponent } from '@gov/base/component';

/** 账号与身份: sign-in, working identities, sessions, second factor, permissions. */
export const component = defineComponent({
  id: 'identity',
  name: '账号与身份',
  foundation: true,
  needs: ['organisation'],
  tables: [],
  permissions: [
    { code: 'identity.permissions', words: '查看和授予权限', duty: 'SECURITY' },
    { code: 'identity.own', words: '管理自己的登录和安全', byDefault: true },
  ],
  settings: [],
  menu: [
    {
      path: '/permissions',
      words: '权限',
      group: '单位管理',
      order: 40,
      permission: 'identity.permissions',
      icon: 'key',
    },
  ],
  widgets: [],
  events: [],
  auditEvents: {
    'identity.signed-in': { words: '登录' },
    'identity.sign-in-failed': { words: '登录失败' },
    'identity.signed-out': { words: '退出登录' },
    'identity.identity-chosen': { words: '切换工作身份' },
    'identity.session-ended': { words: '结束了一个登录' },
    'identity.password-changed': { words: '修改密码' },
    'identity.second-factor-begun': { words: '开始设置第二重验证' },
    'identity.second-factor-confirmed': { words: '启用第二重验证' },
    'identity.set-up': { words: '建立平台和三员' },
    'identity.permission-granted': { words: '授予权限' },
    'identity.permission-ended': { words: '收回权限' },
    'platform.refused': { words: '越权操作被拒绝' },
  },
  errors: {
    'identity.sign-in': {
      status: 401,
      message: '用户名或密码不对。',
      nextStep: '检查大小写后再试；连续几次不对会暂停一会儿。',
    },
    'identity.locked': {
      status: 429,
      message: '试错次数较多，这个用户名暂停登录。',
      nextStep: '请等 {seconds} 秒后再试；忘记密码请找单位管理员。',
    },
    'identity.code': {
      status: 401,
      message: '验证码不对或已经用过。',
      nextStep: '等身份验证器换出新的 6 位数字后再填。',
    },
    'identity.no-assignment': {
      status: 403,
      message: '这个账号现在没有任何单位的任职。',
      nextStep: '请联系本单位的系统管理员登记任职。',
    },
    'identity.not-yours': {
      status: 404,
      message: '没有找到这个工作身份或登录记录。',
      nextStep: '刷新页面后重新选择。',
    },
    'identity.password': {
      status: 422,
      message: '现在的密码不对，没有修改。',
      nextStep: '重新输入现在的密码。',
    },
    'identity.no-second-factor': {
      status: 409,
      message: '还没有开始设置第二重验证。',
      nextStep: '先点“设置第二重验证”。',
    },
    'identity.already-set-up': {
      status: 409,
      message: '平台已经建立，不能再次初始化。',
      nextStep: '请直接登录。',
    },
    'identity.three-administrators': {
      status: 422,
      message: '三员要由三个不同的人担任，各任一职，登录名不能相同。',
      nextStep: '检查三个人的职责和登录名。',
    },
    'identity.unknown-permission': {
      status: 422,
      message: '这项权限不能这样授予。',
      nextStep: '三员的权限随职责取得，其他权限请从列表中选择。',
    },
    'identity.grant-days': {
      status: 422,
      message: '授权从今天或以后的日子起，结束要晚于开始，没有保存。',
      nextStep: '检查两个日子。',
    },
    'identity.already-granted': {
      status: 409,
      message: '{grantee}在这段时间已经有这项授权，没有重复授予。',
      nextStep: '要改日期，先收回原来的，再重新授予。',
    },
    'identity.own-grant': {
      status: 409,
      message: '不能给自己、自己的岗位或科室授权。',
      nextStep: '请本单位另一位安全管理员办理。',
    },
    'identity.unknown-grant': {
      status: 404,
      message: '没有找到这项授权，可能已经收回。',
      nextStep: '刷新页面看现在的授权。',
    },
    'identity.unknown-person': {
      status: 404,
      message: '没有找到这个人员，或他现在没有任职。',
      nextStep: '刷新页面后重新选择。',
    },
    'identity.unknown-grantee': {
      status: 422,
      message: '没有找到要授权的人员、岗位或科室，或它在这段时间不存在。',
      nextStep: '刷新页面后重新选择。',
    },
  },
});
