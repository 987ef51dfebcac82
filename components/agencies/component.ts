import { defineComponent } from '@gov/base/component';

/** 单位: the platform opens agencies; every agency sets up its components and parameters. */
export const component = defineComponent({
  id: 'agencies',
  name: '单位',
  foundation: true,
  needs: [],
  tables: ['agency_opening'],
  permissions: [
    { code: 'agencies.manage', words: '查看和开通单位', duty: 'SYSTEM', platformOnly: true },
    { code: 'agencies.settings', words: '设置本单位的应用和参数', duty: 'SYSTEM' },
  ],
  settings: [],
  menu: [
    {
      path: '/agencies',
      words: '各单位',
      group: '平台运行',
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
  widgets: [],
  events: [],
  auditEvents: {
    'agencies.opened': { words: '开通单位' },
    'agencies.established': { words: '建立单位的机构和三员' },
    'agencies.component-switched': { words: '开关应用' },
    'agencies.setting-changed': { words: '修改参数' },
  },
  errors: {
    'agencies.three-administrators': {
      status: 422,
      message: '三员要由三个不同的人担任，各任一职，用户名不能相同。',
      nextStep: '检查三个人的职责和用户名。',
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
    'agencies.sign-in-name-taken': {
      status: 409,
      message: '用户名“{name}”已经有人在用，没有开通。',
      nextStep: '给这位管理员换一个用户名，其他内容都在。',
    },
    'agencies.unknown-parent': {
      status: 422,
      message: '没有找到所选的上级单位。',
      nextStep: '刷新页面后重新选择。',
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
