import type { FieldDefinition } from '../template.ts';

/** How a property is set in the designer. */
export type PropertyControl =
  | 'text'
  | 'lines'
  | 'number'
  | 'decimal'
  | 'switch'
  | 'select'
  | 'choices'
  | 'tree'
  | 'dictionary'
  | 'records'
  | 'columns'
  | 'totals'
  | 'expression'
  | 'default';

/** A property of a field as data: the designer draws its panel from these and knows no kind by name. */
export interface KindProperty {
  readonly key: keyof FieldDefinition;
  readonly label: string;
  readonly control: PropertyControl;
  /** `select` only. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** `select` only: what it means that nothing is chosen; absent = something must be. */
  readonly emptyWords?: string;
  readonly hint?: string;
}

export const maxLengthProperty: KindProperty = { key: 'maxLength', label: '最多写多少字', control: 'number' };
export const choicesProperty: KindProperty = { key: 'choices', label: '选项', control: 'choices' };
export const unitProperty: KindProperty = {
  key: 'unit',
  label: '单位',
  control: 'text',
  hint: '印在值后面，如：天、份',
};
export const capitalsProperty: KindProperty = { key: 'capitals', label: '后面写大写金额', control: 'switch' };
export const boundProperties: readonly KindProperty[] = [
  { key: 'minimum', label: '不能小于', control: 'decimal' },
  { key: 'maximum', label: '不能大于', control: 'decimal' },
];

export const maskProperty: KindProperty = {
  key: 'mask',
  label: '脱敏时怎么显示',
  control: 'select',
  emptyWords: '按内容：身份证号、手机号留两头，其他全部隐去',
  options: [
    { value: 'identity', label: '身份证号：留前 3 位和后 4 位' },
    { value: 'phone', label: '电话：中间隐去' },
    { value: 'name', label: '姓名：只留第一个字' },
    { value: 'all', label: '全部隐去' },
  ],
  hint: '只在“谁能看和填”里设成脱敏的步骤才这样显示',
};

export const labelProperty: KindProperty = { key: 'label', label: '名称', control: 'text' };
export const hintProperty: KindProperty = { key: 'hint', label: '填写说明', control: 'text' };
export const requiredProperty: KindProperty = {
  key: 'required',
  label: '必填',
  control: 'switch',
  hint: '能填这一项的人都要填；只有某一步要填的，在“谁能看和填”里设',
};
export const defaultProperty: KindProperty = { key: 'default', label: '一开始填好的', control: 'default' };
export const searchableProperty: KindProperty = {
  key: 'searchable',
  label: '能搜到',
  control: 'switch',
  hint: '按这里填的字能找到这件事。有步骤不让看或脱敏的，谁也搜不到；以前的事项，下次办理以后才搜得到',
};
export const listableProperty: KindProperty = { key: 'listable', label: '列表里显示、可筛选', control: 'switch' };
export const uniqueProperty: KindProperty = {
  key: 'unique',
  label: '不许重复',
  control: 'switch',
  hint: '本单位同一种事项里，不能有两件填一样的',
};
