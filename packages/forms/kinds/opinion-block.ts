import type { OpinionBlock } from '../template.ts';
import type { KindGroup } from './kind.ts';
import type { PropertyControl } from './properties.ts';

/** A property of an opinion block as data; the designer draws its panel from these. `steps` is kept in the process: the steps whose opinions go into the block. */
export interface OpinionProperty {
  readonly key: keyof OpinionBlock | 'steps';
  readonly label: string;
  readonly control: PropertyControl | 'steps';
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly hint?: string;
  /** What holds where the block says nothing; it is not written down then. */
  readonly usual?: string | boolean;
}

interface OpinionBlockKind {
  readonly name: string;
  readonly group: KindGroup;
  readonly start: Omit<OpinionBlock, 'key' | 'label'>;
  readonly properties: readonly OpinionProperty[];
  /** Said beside the properties; it cannot be switched off. */
  readonly always: string;
}

/** 意见栏 in the palette: it is no field and has no value, but is placed and set up like one. */
export const opinionBlockKind: OpinionBlockKind = {
  name: '意见栏',
  group: 'opinion',
  start: { order: 'timeAscending', samePerson: 'last', defaultText: '同意。' },
  properties: [
    { key: 'label', label: '名称', control: 'text' },
    { key: 'steps', label: '哪些步骤的意见写进来', control: 'steps' },
    {
      key: 'order',
      label: '多条意见怎么排',
      control: 'select',
      options: [
        { value: 'timeAscending', label: '先写的在前' },
        { value: 'timeDescending', label: '后写的在前' },
        { value: 'rank', label: '按职务' },
      ],
    },
    {
      key: 'samePerson',
      label: '同一个人写了几次',
      control: 'select',
      options: [
        { value: 'last', label: '只印最后一次' },
        { value: 'all', label: '都印' },
      ],
    },
    { key: 'printName', label: '意见下面写姓名', control: 'switch', usual: true },
    {
      key: 'printDate',
      label: '姓名后面写日期',
      control: 'select',
      usual: 'date',
      options: [
        { value: 'date', label: '日期' },
        { value: 'dateTime', label: '日期和时间' },
        { value: 'none', label: '不写' },
      ],
    },
    {
      key: 'printPen',
      label: '手写签批照样印',
      control: 'switch',
      usual: true,
      hint: '关了只印转写的字；没有转写的，仍印手写',
    },
    {
      key: 'defaultText',
      label: '不写意见时记为',
      control: 'text',
      hint: '空着：不写就什么也不记；一定要写的，在流程的步骤里勾“意见必须写”',
    },
  ],
  always: '办结以后再传阅的意见只进办理过程，不会进稿纸。这一条不能关。',
};
