import { disclosureChoices, secrecyChoices, urgencyChoices } from '../examples/choices.ts';
import type { Choice, FieldDefinition } from '../template.ts';
import type { LabelWords, PlaceholderWords } from './words-of-cells.ts';

/** What a field will be, by the words beside it; `opinion` = an opinion block. */
export type GuessedKind = 'opinion' | Partial<FieldDefinition>;

type Rule = readonly [label: RegExp, kind: GuessedKind];

/** Their values are those of the house, whatever the paper offers. */
const official = (kind: 'secrecy' | 'urgency', value: string): GuessedKind => ({
  kind,
  default: { from: 'constant', value },
});
const yesOrNo: readonly Choice[] = [
  { value: 'YES', label: '是' },
  { value: 'NO', label: '否' },
];
const number = (unit: string): GuessedKind => ({ kind: 'number', minimum: '0', unit });

/** The first that fits counts: what an office calls things on its forms. */
const rules: readonly Rule[] = [
  [
    /^(?!.*(?:人员?|者|时间|日期|单位|部门|科室|处室|编号|号)$).*(?:意见|批示|阅示|阅批|批阅|审核|审批|审查|审签|签批|签发|核准|会签|核稿|复核|拟办|承办情况|办理情况|传阅)(?:情况|意见|栏)?$/,
    'opinion',
  ],
  [/(?:领导|负责人|局长|处长|科长|主任|县长|市长|书记)(?:签字|签名|签章)$/, 'opinion'],
  [/附件(?!份数|张数|数|名称|个数)|证明材料|佐证材料|相关材料$|扫描件|照片$/, { kind: 'attachments' }],
  [/密级|秘密等级/, official('secrecy', 'PUBLIC')],
  [/缓急|紧急程度|急缓/, official('urgency', 'NORMAL')],
  [/公开属性|公开方式/, { kind: 'choice', choices: disclosureChoices }],
  [/^是否/, { kind: 'choice', choices: yesOrNo }],
  [/起止|起讫|期间$|(?:日期|时间)(?:段|范围)$/, { kind: 'dateRange' }],
  [/^(?:申请|填报|填表|填写|登记|报送|制表)(?:日期|时间)$/, { kind: 'date', default: { from: 'today' } }],
  [/(?:会议|开始|结束|出发|返回|到达|离开|来访|用车|使用)时间$/, { kind: 'dateTime' }],
  [/日期|时间|年月日?$|生日|时限|期限/, { kind: 'date' }],
  [/(?:金额|费用|价格|单价|总价|合计|小计|经费|预算|报酬|补助|津贴)(?:小写)?$|[费款]$/, { kind: 'amount', unit: '元' }],
  [/大写$/, { kind: 'text' }],
  [/份数$/, number('份')],
  [/人数$/, number('人')],
  [/天数$/, { kind: 'number', minimum: '0', decimals: 1, unit: '天' }],
  [/页数$/, number('页')],
  [/件数$/, number('件')],
  [/次数$/, number('次')],
  [/年龄$/, number('岁')],
  [/里程$|公里数$/, number('公里')],
  [/数量$|个数$|台数$|张数$/, { kind: 'number', minimum: '0' }],
  [
    /^(?:联系|本人|申请人)?(?:电话|手机|手机号码?|联系方式|联系电话|办公电话)$/,
    { kind: 'text', maxLength: 30, default: { from: 'starterPhone' } },
  ],
  [/电话|手机|联系方式|传真/, { kind: 'text', maxLength: 30 }],
  [
    /^(?:编号|登记号|登记编号|流水号|单号|申请编号)$/,
    { kind: 'serialNumber', pattern: '{yyyy}-{0000}', hint: '送出时自动编号', searchable: true },
  ],
  [/^(?:文号|发文字号|公文编号|收文编号|收文号)$/, { kind: 'documentNumber', maxLength: 60, searchable: true }],
  [/(?:字号|文号|编号|号码?|代码)$/, { kind: 'text', maxLength: 60, searchable: true }],
  [/^主送|^抄送|^抄报/, { kind: 'agencyList' }],
  [
    /^(?:申请|填报|填表|拟稿|经办|报销|领用|请假|出差|外出|用印|承办|登记)人员?$|^姓名$|^本人姓名$/,
    { kind: 'person', default: { from: 'starter' } },
  ],
  [
    /^(?:负责|审核|审批|签发|代理|工作代理|验收|校对|证明|制表|保管|监印|接待|值班|带班|办理|核稿|复核)人员?$|^(?:经手人|部门负责人|处室负责人|科室负责人|分管领导)$/,
    { kind: 'person' },
  ],
  [
    /^(?:所在|申请|填报|拟稿|用印|领用|报销|请假)(?:部门|处室|科室|股室|单位)$|^(?:部门|处室|科室|股室|所在单位)$/,
    { kind: 'section', default: { from: 'starterSection' } },
  ],
  [/(?:承办|主办|协办|责任|牵头|接待)(?:部门|处室|科室|单位)$|(?:部门|处室|科室|股室)$/, { kind: 'section' }],
  [/标题$|名称$|题目$|来文单位$|事项$/, { kind: 'text', searchable: true }],
  [/事由$|原因$|理由$|用途$/, { kind: 'multiline', maxLength: 500, searchable: true }],
  [
    /内容$|说明$|备注$|摘要$|描述$|概况$|情况$|要求$|目的$|经过$|简介$|计划$|安排$|措施$|结果$/,
    { kind: 'multiline', maxLength: 1000 },
  ],
];

/** Kind of a field by its label, what is written in brackets behind it and what stands in its place. */
export function kindOfLabel({ label, remark }: LabelWords, place: PlaceholderWords, lines: number): GuessedKind {
  const found = rules.find(([words]) => words.test(label))?.[1];
  if (found === 'opinion') return found;
  if (place.range) return { kind: 'dateRange' };
  if (place.day && found?.kind !== 'dateRange' && !place.time) return found?.kind === 'date' ? found : { kind: 'date' };
  if (place.day && place.time) return { kind: 'dateTime' };
  const unit = place.unit || unitIn(remark);
  if (!found && unit === '元') return { kind: 'amount', unit };
  if (!found && unit !== '') return number(unit);
  const guessed = found ?? { kind: 'text' };
  const tall = !found && lines >= 3;
  return {
    ...guessed,
    ...(tall ? { kind: 'multiline', maxLength: 1000 } : {}),
    ...(unit && guessed.unit ? { unit } : {}),
  };
}

const unitIn = (remark: string): string => /^(?:单位[:：]?)?(元|天|份|人|件|次|页|公里|岁)$/.exec(remark)?.[1] ?? '';

/** The known list where the boxes are one of the usual ones, else what is printed beside them. */
export function choicesOf(words: readonly string[]): readonly Choice[] {
  const known = [yesOrNo, secrecyChoices, urgencyChoices, disclosureChoices].find(
    (list) => words.length === list.length && words.every((word) => list.some((one) => one.label === word)),
  );
  if (known) return words.flatMap((word) => known.filter((one) => one.label === word));
  return words.map((label, index) => ({ value: `OPTION_${index + 1}`, label }));
}
