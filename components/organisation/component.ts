import { defineComponent } from '@gov/base/component';
import { OfficeDay } from '@gov/base/input';
import Type from 'typebox';

/** Days of several years; each once. */
const OwnDays = Type.Array(OfficeDay, { maxItems: 400, uniqueItems: true });

/** 组织机构: sections, posts, persons, assignments and the 分工 table of one agency, all dated. */
export const component = defineComponent({
  id: 'organisation',
  name: '组织机构',
  foundation: true,
  needs: [],
  tables: [],
  permissions: [
    { code: 'organisation.view', words: '查看本单位的科室、岗位和人员', byDefault: true },
    { code: 'organisation.manage', words: '维护科室、岗位、人员、任职和分管', duty: 'SYSTEM' },
  ],
  settings: [
    {
      key: 'daysOff',
      words: '本单位另外放假的日子',
      hint: '国家的放假和调休已在工作日历里（2025、2026 年）。这里加本单位自己的放假，和还没有收入的年份。正在计的期限随着重新计算，已经过了的不变。',
      schema: OwnDays,
      initial: [],
    },
    {
      key: 'daysWorked',
      words: '本单位另外上班的日子',
      hint: '休息日或国家放假时本单位上班的日子。一个日子两边都有时，算上班。',
      schema: OwnDays,
      initial: [],
    },
  ],
  menu: [
    {
      path: '/organisation',
      words: '组织机构',
      group: '单位管理',
      order: 10,
      permission: 'organisation.view',
      icon: 'building',
    },
  ],
  widgets: [],
  /** Anything of sections, posts, persons or assignments was changed. */
  events: ['OrganisationChanged'],
  auditEvents: {
    'organisation.section-added': { words: '设立科室' },
    'organisation.section-renamed': { words: '科室改名' },
    'organisation.section-moved': { words: '调整科室的上级' },
    'organisation.section-ended': { words: '撤销科室' },
    'organisation.sections-ordered': { words: '调整科室顺序' },
    'organisation.person-added': { words: '登记人员' },
    'organisation.person-changed': { words: '修改人员信息' },
    'organisation.person-ended': { words: '人员离任' },
    'organisation.leaving-undone': { words: '撤回离任' },
    'organisation.person-returned': { words: '人员复职' },
    'organisation.persons-moved': { words: '人员调整科室' },
    'organisation.persons-ordered': { words: '调整人员顺序' },
    'organisation.assignment-added': { words: '增加任职' },
    'organisation.assignment-ended': { words: '结束任职' },
    'organisation.main-assignment-chosen': { words: '更换主要任职' },
    'organisation.post-added': { words: '设置岗位' },
    'organisation.post-renamed': { words: '岗位改名' },
    'organisation.post-ended': { words: '撤销岗位' },
    'organisation.deputy-area-added': { words: '增加分管' },
    'organisation.deputy-area-ended': { words: '结束分管' },
    'organisation.group-added': { words: '设立常用分组' },
    'organisation.group-changed': { words: '修改常用分组' },
    'organisation.group-ended': { words: '停用常用分组' },
  },
  errors: {
    'organisation.not-found': {
      status: 404,
      message: '没有找到这个{what}，可能刚被别人改动。',
      nextStep: '刷新页面后重新选择。',
    },
    'organisation.stale': {
      status: 409,
      message: '您打开以后，这里已被别人改过，这次没有保存。',
      nextStep: '刷新看一眼新的内容，再决定怎么改；写好的内容都在。',
    },
    'organisation.changed-meanwhile': {
      status: 409,
      message: '刚好有人在调整本单位的设置，这次没有保存。',
      nextStep: '再点一次即可，写好的内容都在。',
    },
    'organisation.ended': {
      status: 409,
      message: '“{name}”在 {day} 已经结束，不能这样改。',
      nextStep: '换一个仍然有效的，或改用更早的日期。',
    },
    'organisation.not-yet': {
      status: 409,
      message: '“{name}”在 {day} 还没有开始。',
      nextStep: '把日期改到它开始以后。',
    },
    'organisation.end-before-start': {
      status: 422,
      message: '结束的日子早于开始的日子（{from}），没有保存。',
      nextStep: '把结束的日子改到 {from} 或以后。',
    },
    'organisation.section-has-people': {
      status: 409,
      message: '科室下面还有 {count} 个人，没有撤销。',
      nextStep: '先把他们移到别的科室或办理离任，再撤销。',
    },
    'organisation.section-has-sections': {
      status: 409,
      message: '科室下面还有 {count} 个科室，没有撤销。',
      nextStep: '先撤销或移走下面的科室，再撤销它。',
    },
    'organisation.section-in-circle': {
      status: 409,
      message: '不能把科室移到它自己或它下面的科室里。',
      nextStep: '换一个不在它下面的上级。',
    },
    'organisation.name-taken': {
      status: 409,
      message: '同一位置已经有“{name}”，没有保存。',
      nextStep: '换一个名称，或直接用已有的。',
    },
    'organisation.post-of-other-section': {
      status: 422,
      message: '“{post}”是{section}的岗位，不能用在别的科室。',
      nextStep: '换一个这个科室能用的岗位。',
    },
    'organisation.post-held': {
      status: 409,
      message: '还有 {count} 个人在“{post}”岗位上，没有撤销。',
      nextStep: '先结束他们的这项任职，再撤销岗位。',
    },
    'organisation.already-assigned': {
      status: 409,
      message: '{person}已经在{section}任“{post}”，没有重复登记。',
      nextStep: '如果要改日期，先结束原来的任职。',
    },
    'organisation.last-assignment': {
      status: 409,
      message: '这是{person}唯一的任职，没有结束。',
      nextStep: '调走请用“移到别的科室”，离开单位请用“办理离任”。',
    },
    'organisation.main-assignment': {
      status: 409,
      message: '这是{person}的主要任职，没有结束。',
      nextStep: '先把另一项任职设为主要任职，再结束这一项。',
    },
    'organisation.not-a-leader': {
      status: 422,
      message: '“{post}”不是领导岗位，不能分管科室。',
      nextStep: '从主要负责人或分管领导岗位上的人里选。',
    },
    'organisation.already-in-charge': {
      status: 409,
      message: '{person}在这段时间已经分管{section}。',
      nextStep: '不用重复登记；要改日期，先结束原来的分管。',
    },
    'organisation.order-changed': {
      status: 409,
      message: '排顺序的时候，名单有了变化，这次没有保存。',
      nextStep: '刷新后重新排一下。',
    },
    'organisation.person-not-here': {
      status: 422,
      message: '{person}不在职，不能加进分组，没有保存。',
      nextStep: '从在职的人里选；已经在分组里的可以留着，也可以去掉。',
    },
    'organisation.too-many-groups': {
      status: 409,
      message: '常用分组已经有 {count} 个，没有再设立。',
      nextStep: '先停用不再用的，再设立新的。',
    },
    'organisation.leaving-over': {
      status: 409,
      message: '{person}没有可以撤回的离任。',
      nextStep: '最后一天过后不能撤回；刷新页面看看现在的任职。',
    },
    'organisation.not-left': {
      status: 409,
      message: '{person}没有离任，不用办复职。',
      nextStep: '要多一项任职，请用“增加任职”；刷新页面看看现在的任职。',
    },
    'organisation.leaving-undoable': {
      status: 409,
      message: '{person}的离任还能撤回，没有办复职。',
      nextStep: '请用“撤回离任”，任职和分管都恢复原样；明天起才能改用复职。',
    },
    'organisation.return-day': {
      status: 422,
      message: '复职从今天（{today}）或以后的日子起，没有保存。',
      nextStep: '把日期改到今天或以后。',
    },
    'organisation.work-not-handed-over': {
      status: 409,
      message: '{person}离任时留下的 {count} 件还没有交接，没有办复职。',
      nextStep: '先在“停下的流程”里把它们交接出去，再办；以后要交还给他，请现在的办理人转办。',
    },
    'organisation.holds-duty': {
      status: 409,
      message: '{person}是三员之一，不能直接办离任，没有保存。',
      nextStep: '先在“三员”里把他的管理员职责移交给别人，生效以后再办离任。',
    },
    'organisation.yourself': {
      status: 409,
      message: '不能给自己办理离任。',
      nextStep: '先在“三员”里移交系统管理员职责，再请接手的人办理。',
    },
  },
});
