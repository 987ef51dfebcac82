import type { Choice } from '../template.ts';

export { secrecyChoices, urgencyChoices } from '../values/official-choices.ts';

/** The 15 kinds (文种) of the 党政机关公文处理工作条例 (2012), Art. 8. */
export const documentKindChoices: readonly Choice[] = [
  { value: 'NOTICE', label: '通知' },
  { value: 'LETTER', label: '函' },
  { value: 'REQUEST', label: '请示' },
  { value: 'REPORT', label: '报告' },
  { value: 'REPLY', label: '批复' },
  { value: 'CIRCULAR', label: '通报' },
  { value: 'OPINION', label: '意见' },
  { value: 'DECISION', label: '决定' },
  { value: 'MINUTES', label: '纪要' },
  { value: 'PUBLIC_NOTICE', label: '通告' },
  { value: 'PROCLAMATION', label: '公告' },
  { value: 'RESOLUTION', label: '决议' },
  { value: 'ORDER', label: '命令（令）' },
  { value: 'COMMUNIQUE', label: '公报' },
  { value: 'BILL', label: '议案' },
];

/** 公开属性. */
export const disclosureChoices: readonly Choice[] = [
  { value: 'ACTIVE', label: '主动公开' },
  { value: 'ON_REQUEST', label: '依申请公开' },
  { value: 'NONE', label: '不予公开' },
];
