import type { FormTemplate } from '../template.ts';
import { box, head, opinions, row, table, title } from './paper.ts';

const whole = { colspan: 3 };

/** 请假申请单: who, which kind, from when to when; the section head and the leader write their opinions. */
export const leaveRequest: FormTemplate = {
  name: '请假申请单',
  document: {
    type: 'doc',
    content: [
      title('{agency}请假申请单'),
      table(
        [92, 226, 92, 208],
        row(1, head('申请人'), box('#applicant'), head('所在科室'), box('#section')),
        row(1, head('请假类别'), box('#leaveKind'), head('申请日期'), box('#appliedOn')),
        row(1, head('起止日期'), box('#period'), head('请假天数'), box('#leaveDays')),
        row(3, head('请假事由'), box('#reason', whole)),
        row(1, head('去往地点'), box('#destination'), head('联系电话'), box('#phone')),
        row(1, head('工作代理人'), box('#substitute', whole)),
        row(1, head('证明材料'), box('#proof', whole)),
        row(3, head('科室负责人\n意　见'), opinions('sectionHeadOpinion', whole)),
        row(3, head('领导意见'), opinions('leaderOpinion', whole)),
      ),
    ],
  },
  fields: [
    { key: 'applicant', kind: 'person', label: '申请人', required: true, default: { from: 'starter' }, listable: true },
    {
      key: 'section',
      kind: 'section',
      label: '所在科室',
      required: true,
      default: { from: 'starterSection' },
      listable: true,
    },
    {
      key: 'leaveKind',
      kind: 'choice',
      label: '请假类别',
      required: true,
      listable: true,
      choices: [
        { value: 'ANNUAL', label: '年休假' },
        { value: 'PERSONAL', label: '事假' },
        { value: 'SICK', label: '病假' },
        { value: 'MARRIAGE', label: '婚假' },
        { value: 'MATERNITY', label: '产假' },
        { value: 'PATERNITY', label: '护理假' },
        { value: 'BEREAVEMENT', label: '丧假' },
        { value: 'FAMILY_VISIT', label: '探亲假' },
        { value: 'OTHER', label: '其他' },
      ],
    },
    { key: 'appliedOn', kind: 'date', label: '申请日期', default: { from: 'today' } },
    { key: 'period', kind: 'dateRange', label: '起止日期', required: true, listable: true },
    {
      key: 'leaveDays',
      kind: 'formula',
      label: '请假天数',
      formula: 'days between(period.from, period.to) + 1',
      result: 'number',
      unit: '天',
      hint: '按起止日期自动算，含首尾两天',
      listable: true,
    },
    { key: 'reason', kind: 'multiline', label: '请假事由', required: true, maxLength: 500, searchable: true },
    { key: 'destination', kind: 'text', label: '去往地点', maxLength: 60, hint: '离开本市的要写' },
    { key: 'phone', kind: 'text', label: '联系电话', maxLength: 30, default: { from: 'starterPhone' } },
    { key: 'substitute', kind: 'person', label: '工作代理人' },
    { key: 'proof', kind: 'attachments', label: '证明材料', hint: '病假附医院证明' },
  ],
  opinionBlocks: [
    {
      key: 'sectionHeadOpinion',
      label: '科室负责人意见',
      order: 'timeAscending',
      defaultText: '同意。',
      samePerson: 'last',
    },
    { key: 'leaderOpinion', label: '领导意见', order: 'rank', defaultText: '同意。', samePerson: 'last' },
  ],
  rules: [
    {
      kind: 'check',
      fields: ['period'],
      when: 'leaveDays <= 366',
      message: '一次请假最长 366 天，请看看起止日期；更长的分开申请',
    },
    {
      kind: 'check',
      fields: ['period'],
      when: 'days between(today(), period.from) >= -366 and days between(today(), period.from) <= 366',
      message: '开始的日子离今天超过一年，请看看年份写对没有',
    },
  ],
};
