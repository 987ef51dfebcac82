import { defineComponent } from '@gov/base/component';

/** 单位: the platform opens agencies; every agency sets up its components and parameters. */
export const component = defineComponent({
  id: 'agencies',
  name: '单位',
  foundation: true,
  needs: [],
  tables: ['agency_opening', 'agency_renaming'],
  permissions: [
    { code: 'agencies.manage', words: '开通单位，管单位的名称、关系和停用', duty: 'SYSTEM', platformOnly: true },
    { code: 'agencies.settings', words: '设置本单位的应用和参数', duty: 'SYSTEM' },
  ],
  settings: [],
  menu: [
    {
      path: '/agencies',
      words: '各单位',
      group: '平台管理',
      order: 10,
      permission: 'agencies.manage',
      icon: 'building',
    },
    {
      path: '/agency-settings',
      words: '单位设置',
      group: '单位管理',
      order: 60,
      permission: 'agencies.settings',
      icon: 'settings',
    },
  ],
  widgets: [{ id: 'first-agency', words: '开通第一个单位', place: 'work', order: 5, permission: 'agencies.manage' }],
  events: ['SettingChanged'],
  auditEvents: {
    'agencies.opened': { words: '开通单位' },
    'agencies.first-code-issued': { words: '给新单位的管理员发一次性码' },
    'agencies.established': { words: '建立单位的机构和三员' },
    'agencies.renamed': { words: '单位更名' },
    'agencies.suspended': { words: '停用单位' },
    'agencies.resumed': { words: '恢复单位' },
    'agencies.relation-added': { words: '建立单位之间的关系' },
    'agencies.relation-ended': { words: '结束单位之间的关系' },
    'agencies.component-switched': { words: '开关应用' },
    'agencies.setting-changed': { words: '修改参数' },
  },
  errors: {
    'agencies.three-administrators': {
      status: 422,
      message: '三员要由三个不同的人担任，各任一职，没有开通。',
      nextStep: '检查三个人的职责和姓名；真有同名的，在姓名后面注明，如“王伟（信息中心）”。',
    },
    'agencies.code-taken': {
      status: 409,
      message: '单位代码“{code}”已经有单位在用，没有开通。',
      nextStep: '换一个代码，或在列表里找这个单位。',
    },
    'agencies.name-taken': {
      status: 409,
      message: '已经有叫“{name}”的单位，没有开通。',
      nextStep: '在列表里找这个单位，或改正名称。',
    },
    'agencies.not-established': {
      status: 409,
      message: '{name}正在建立，还不能发一次性码。',
      nextStep: '等几秒钟，状态变成“可以使用”后再发。',
    },
    'agencies.no-code-while-suspended': {
      status: 409,
      message: '{name}已停用，没有发一次性码。',
      nextStep: '先恢复这个单位，再发。',
    },
    'agencies.first-code-used': {
      status: 409,
      message: '{name}已经用一次性码开通了账号，平台不能再给他发码。',
      nextStep: '他进不来时，请这个单位的另外两位管理员在“三员”里把职责移交给别人。',
    },
    'agencies.unknown-parent': {
      status: 422,
      message: '没有找到所选的上级单位。',
      nextStep: '刷新页面后重新选择。',
    },
    'agencies.unknown-agency': {
      status: 404,
      message: '没有找到这个单位。',
      nextStep: '回到“各单位”重新选择。',
    },
    'agencies.renaming-day': {
      status: 422,
      message: '更名从今天或以后的日子起，没有保存。',
      nextStep: '检查日子。',
    },
    'agencies.same-name': {
      status: 422,
      message: '名称没有变化，没有保存。',
      nextStep: '改了全称或简称再保存。',
    },
    'agencies.name-in-use': {
      status: 409,
      message: '“{name}”已经是另一个单位的名称，或另一个单位将要用的名称。',
      nextStep: '在列表里找这个单位，或改正名称。',
    },
    'agencies.platform-stays': {
      status: 409,
      message: '平台自己不能停用。',
      nextStep: '要停的是某个单位的话，请打开那个单位。',
    },
    'agencies.relation-to-itself': {
      status: 422,
      message: '单位不能和自己建立关系。',
      nextStep: '换一个单位。',
    },
    'agencies.relation-known': {
      status: 409,
      message: '这两个单位在这段时间已经有这个关系。',
      nextStep: '要改日期，先结束原来的。',
    },
    'agencies.relation-contradicts': {
      status: 409,
      message: '这两个单位有上下级关系，不能同时是同级。',
      nextStep: '先结束原来的关系，再建立新的。',
    },
    'agencies.superior-known': {
      status: 409,
      message: '这个单位在这段时间已经隶属另一个单位。',
      nextStep: '换隶属先结束原来的；另有一个上级的，用“双重领导”。',
    },
    'agencies.relation-circle': {
      status: 409,
      message: '这样会变成互相领导：所选单位本来就在它下面。',
      nextStep: '检查哪个是上级。',
    },
    'agencies.unknown-relation': {
      status: 404,
      message: '没有找到这个关系，可能已经结束。',
      nextStep: '刷新页面看现在的关系。',
    },
    'agencies.relation-days': {
      status: 422,
      message: '结束的日子最早是今天，也不能早于开始或晚于原定的结束。',
      nextStep: '检查日子。',
    },
    'agencies.not-the-platform': {
      status: 403,
      message: '只有平台能建立单位。',
      nextStep: '请联系平台的系统管理员。',
    },
    'agencies.unknown-opening': {
      status: 404,
      message: '没有找到这次开通。',
      nextStep: '在单位列表里看它现在的状态。',
    },
    'agencies.unknown-component': {
      status: 404,
      message: '没有找到这个应用。',
      nextStep: '刷新页面后再试。',
    },
    'agencies.foundation': {
      status: 409,
      message: '“{name}”是基础应用，不能关闭。',
      nextStep: '不想让人使用的功能，可以不授予权限。',
    },
    'agencies.needed': {
      status: 409,
      message: '“{names}”要用到“{name}”，没有关闭。',
      nextStep: '先关闭要用到它的应用。',
    },
    'agencies.needs': {
      status: 409,
      message: '“{name}”要用到“{names}”，没有打开。',
      nextStep: '先打开它要用到的应用。',
    },
    'agencies.unknown-setting': {
      status: 404,
      message: '没有找到这个参数。',
      nextStep: '刷新页面后再试。',
    },
    'agencies.setting-value': {
      status: 422,
      message: '“{words}”不能这样填，没有保存。',
      nextStep: '按参数下面的说明修改。',
    },
    'agencies.stale': {
      status: 409,
      message: '您打开以后，这个参数已被别人改过，这次没有保存。',
      nextStep: '刷新看一眼新的内容，再决定怎么改。',
    },
  },
});
