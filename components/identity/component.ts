import { defineComponent, type MenuRow } from '@gov/base/component';

/** One page, a row for each of the three: a permission belongs to one duty only. */
const dutyPage = (permission: string): MenuRow => ({
  path: '/duties',
  words: '三员',
  group: '单位管理',
  order: 45,
  permission,
  icon: 'shield',
});

/** 账号与身份: sign-in, working identities, sessions, second factor, permissions. */
export const component = defineComponent({
  id: 'identity',
  name: '账号与身份',
  foundation: true,
  needs: ['organisation'],
  tables: [],
  permissions: [
    { code: 'identity.permissions', words: '查看和授予权限', duty: 'SECURITY' },
    { code: 'identity.accounts', words: '开通、停用账号，发一次性码', duty: 'SYSTEM' },
    { code: 'identity.second-factors', words: '重设别人的动态验证码，同意重设密码', duty: 'SECURITY' },
    { code: 'identity.duty-of-system', words: '查看三员，移交系统管理员职责', duty: 'SYSTEM' },
    { code: 'identity.duty-of-security', words: '查看三员，移交安全管理员职责', duty: 'SECURITY' },
    { code: 'identity.duty-of-audit', words: '查看三员，移交审计管理员职责', duty: 'AUDIT' },
    { code: 'identity.own', words: '管理自己的登录和安全', byDefault: true },
  ],
  settings: [],
  menu: [
    {
      path: '/accounts',
      words: '账号',
      group: '单位管理',
      order: 30,
      permission: 'identity.accounts',
      icon: 'people',
    },
    {
      path: '/permissions',
      words: '权限',
      group: '单位管理',
      order: 40,
      permission: 'identity.permissions',
      icon: 'key',
    },
    dutyPage('identity.duty-of-system'),
    dutyPage('identity.duty-of-security'),
    dutyPage('identity.duty-of-audit'),
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
    'identity.password-refused': { words: '登录后输错密码' },
    'identity.second-factor-begun': { words: '开始设置第二重验证' },
    'identity.second-factor-confirmed': { words: '启用第二重验证' },
    'identity.set-up': { words: '建立平台和三员' },
    'identity.permission-granted': { words: '授予权限' },
    'identity.permission-ended': { words: '收回权限' },
    'identity.code-issued': { words: '发一次性码' },
    'identity.code-released': { words: '同意用一次性码重设密码' },
    'identity.account-activated': { words: '本人开通账号' },
    'identity.password-restored': { words: '本人用一次性码重设密码' },
    'identity.person-confirmed': { words: '本人用一次性码确认账号' },
    'identity.access-stopped': { words: '停用人员的账号' },
    'identity.access-opened': { words: '恢复人员的账号' },
    'identity.second-factor-reset': { words: '重设人员的动态验证码' },
    'identity.hand-over-proposed': { words: '提出移交管理员职责' },
    'identity.hand-over-agreed': { words: '同意移交管理员职责' },
    'identity.hand-over-withdrawn': { words: '撤回移交管理员职责' },
    'identity.duty-handed-over': { words: '管理员职责移交生效' },
    'identity.hand-over-failed': { words: '管理员职责移交没有生效' },
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
      message: '密码对，但这个账号现在没有可以进入的单位。',
      nextStep: '可能任职结束、账号停用、单位停用，或重设后还没有确认。请联系本单位的系统管理员。',
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
    'identity.same-password': {
      status: 422,
      message: '新密码和别人给的密码一样，没有修改。',
      nextStep: '换一个只有自己知道的密码。',
    },
    'identity.own-account': {
      status: 409,
      message: '自己的账号不在这里办。',
      nextStep: '改密码、换验证器请到右上角“我的账号”；其他请另一位管理员办理。',
    },
    'identity.duty-account': {
      status: 409,
      message:
        '{name}是三员之一，别的管理员不能停用他、重设他的验证码，也不能在他没有动态验证码时给他发码或同意重设密码。',
      nextStep: '三员相互独立。他进不来时，另外两位可以在“三员”里一起把职责移交给别人。',
    },
    'identity.access-stopped': {
      status: 409,
      message: '{name}的账号已停用，没有发码。',
      nextStep: '先恢复他的账号，再发码。',
    },
    'identity.second-factor-absent': {
      status: 409,
      message: '{name}没有启用动态验证码，不用重设。',
      nextStep: '他用密码就能登录；忘记密码请系统管理员发一次性码。',
    },
    'identity.code-not-good': {
      status: 404,
      message: '这个一次性码不对、已经用过或已过期。',
      nextStep: '检查有没有抄错；仍不行请本单位系统管理员重发一个。',
    },
    'identity.code-waits': {
      status: 409,
      message: '码是对的，但安全管理员还没有同意重设密码，密码没有改。',
      nextStep: '请本单位安全管理员核实是本人，在“权限”的“动态验证码”里点“同意”，再来这里用同一个码。',
    },
    'identity.no-code-waits': {
      status: 409,
      message: '{name}现在没有等着同意的一次性码。',
      nextStep: '刷新页面看现在的情况；码过期了的，请系统管理员重发一个。',
    },
    'identity.code-purpose': {
      status: 409,
      message: '这个一次性码不能这样用。',
      nextStep: '重新输入一次性码，按页面上的选择办理。',
    },
    'identity.sign-in-name-taken': {
      status: 409,
      message: '用户名“{name}”已经有人在用。',
      nextStep: '换一个，比如后面加两位数字；其他内容都在。',
    },
    'identity.account-of-another': {
      status: 409,
      message: '这个账号在本单位已经是另一个人的，没有开通。',
      nextStep: '请系统管理员检查是不是重复登记了人员。',
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
    'identity.set-up-code': {
      status: 403,
      message: '首次启用码不对，没有启用。',
      nextStep: '看启动服务器的窗口或日志里最后一次显示的码；找不到就重新启动服务器，会显示一个新的。',
    },
    'identity.set-up-locked': {
      status: 429,
      message: '首次启用码试错次数较多，暂停启用。',
      nextStep: '请等 {seconds} 秒后再试；重新启动服务器会换一个新码。',
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
      nextStep: '确实需要的，先移交安全管理员职责，由接手的人办理。',
    },
    'identity.administrator-grant': {
      status: 409,
      message: '{name}是三员之一，不能发起、查看和办理事项和公文，没有授予。',
      nextStep: '请授予别的人；一定要由他办，先把他的管理员职责移交出去。',
    },
    'identity.unknown-grant': {
      status: 404,
      message: '没有找到这项授权，可能已经收回。',
      nextStep: '刷新页面看现在的授权。',
    },
    'identity.no-duty': {
      status: 403,
      message: '只有本单位的三员能查看和移交管理员职责。',
      nextStep: '请联系本单位的系统、安全或审计管理员。',
    },
    'identity.hand-over-day': {
      status: 422,
      message: '移交的日子已经过去，没有保存。',
      nextStep: '选今天或以后的一天。',
    },
    'identity.hand-over-pending': {
      status: 409,
      message: '{duty}的职责已经在移交，没有再提。',
      nextStep: '刷新页面看现在的移交；要改，请提出的人先撤回。',
    },
    'identity.own-duty': {
      status: 409,
      message: '不能把管理员职责移交给自己。',
      nextStep: '请选一个没有管理员职责的人。',
    },
    'identity.two-duties': {
      status: 409,
      message: '{name}已经或即将担任三员之一，一个人不能担任两职，没有移交。',
      nextStep: '请选一个没有管理员职责的人。',
    },
    'identity.duty-without-office': {
      status: 422,
      message: '{name}到那天不在任，或者任职已经定了结束的日子，没有移交。',
      nextStep: '请选一个长期在任的人，或者换一个日子。',
    },
    'identity.duty-without-account': {
      status: 409,
      message: '{name}现在不能登录本单位（没有账号或已停用），没有移交。',
      nextStep: '请系统管理员先给他开通或恢复账号。',
    },
    'identity.unknown-hand-over': {
      status: 404,
      message: '没有找到这次移交，可能已经生效或撤回。',
      nextStep: '刷新页面看现在的三员。',
    },
    'identity.not-the-second': {
      status: 403,
      message: '这次移交要由{duty}同意，您不能同意。',
      nextStep: '请{duty}登录后在“三员”里办理。',
    },
    'identity.hand-over-stale': {
      status: 409,
      message: '提出以后三员有了变动，这次移交不再有效。',
      nextStep: '请提出的人撤回，看过现在的三员再重新提出。',
    },
    'identity.not-yours-to-withdraw': {
      status: 403,
      message: '这次移交由{duty}提出，只有他能撤回。',
      nextStep: '请{duty}登录后在“三员”里撤回。',
    },
    'identity.changed-meanwhile': {
      status: 409,
      message: '刚刚有人改了单位的机构、人员或权限，没有保存。',
      nextStep: '请再点一次。',
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
