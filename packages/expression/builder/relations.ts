import type { ConditionField, ConditionFieldKind } from './field.ts';

/** One relation of the builder: the source it writes and the words it reads as, with the same places in both. */
export interface RelationRow {
  readonly relation: string;
  readonly kinds: readonly ConditionFieldKind[];
  /** `{field}`, or `{id}` for the id of whom it holds; for values `{1}`, `{2}`, or `{*}` for a list. */
  readonly source: string;
  /** What follows the field's name. */
  readonly words: string;
  /** What the values are when they are not of the field's own kind; `count` is a whole number from 0. */
  readonly values?: 'count' | 'date';
  /** The fact that the source asks besides: offered only where its parts are among the fields. */
  readonly asks?: 'Starter';
}

const numbers = ['number', 'amount'] as const;
const people = ['person', 'section', 'post', 'agency'] as const;
const plain = ['text', 'choice'] as const;
const single = [...plain, ...people] as const;

/** Every relation of every kind of field. A new one needs a row here and nothing else. */
export const relations = [
  { relation: 'equals', kinds: [...plain, 'date'], source: '{field} = {1}', words: '是{1}' },
  { relation: 'differs', kinds: [...plain, 'date'], source: '{field} != {1}', words: '不是{1}' },
  { relation: 'oneOf', kinds: plain, source: '({field} in ({*}))', words: '是{*}之一' },
  { relation: 'noneOf', kinds: plain, source: 'not({field} in ({*}))', words: '不是{*}之一' },

  { relation: 'equals', kinds: people, source: '{id} = {1}', words: '是{1}' },
  { relation: 'differs', kinds: people, source: '{id} != {1}', words: '不是{1}' },
  { relation: 'oneOf', kinds: people, source: '({id} in ({*}))', words: '是{*}之一' },
  { relation: 'noneOf', kinds: people, source: 'not({id} in ({*}))', words: '不是{*}之一' },
  { relation: 'isStarter', kinds: ['person'], source: '{id} = Starter.id', words: '是发起人本人', asks: 'Starter' },
  { relation: 'notStarter', kinds: ['person'], source: '{id} != Starter.id', words: '不是发起人本人', asks: 'Starter' },

  { relation: 'contains', kinds: ['text'], source: 'contains({field}, {1})', words: '里有{1}' },
  { relation: 'lacks', kinds: ['text'], source: 'not(contains({field}, {1}))', words: '里没有{1}' },
  { relation: 'begins', kinds: ['text'], source: 'starts with({field}, {1})', words: '以{1}开头' },
  { relation: 'beginsNot', kinds: ['text'], source: 'not(starts with({field}, {1}))', words: '不以{1}开头' },
  { relation: 'ends', kinds: ['text'], source: 'ends with({field}, {1})', words: '以{1}结尾' },
  { relation: 'endsNot', kinds: ['text'], source: 'not(ends with({field}, {1}))', words: '不以{1}结尾' },
  {
    relation: 'longerThan',
    kinds: ['text'],
    source: 'string length({field}) > {1}',
    words: '的字数大于{1}',
    values: 'count',
  },
  {
    relation: 'shorterThan',
    kinds: ['text'],
    source: 'string length({field}) < {1}',
    words: '的字数小于{1}',
    values: 'count',
  },

  { relation: 'equals', kinds: numbers, source: '{field} = {1}', words: '等于{1}' },
  { relation: 'differs', kinds: numbers, source: '{field} != {1}', words: '不等于{1}' },
  { relation: 'more', kinds: numbers, source: '{field} > {1}', words: '大于{1}' },
  { relation: 'atLeast', kinds: numbers, source: '{field} >= {1}', words: '不少于{1}' },
  { relation: 'less', kinds: numbers, source: '{field} < {1}', words: '小于{1}' },
  { relation: 'atMost', kinds: numbers, source: '{field} <= {1}', words: '不超过{1}' },
  { relation: 'oneOf', kinds: numbers, source: '({field} in ({*}))', words: '是{*}之一' },
  { relation: 'noneOf', kinds: numbers, source: 'not({field} in ({*}))', words: '不是{*}之一' },

  { relation: 'more', kinds: ['date'], source: '{field} > {1}', words: '晚于{1}' },
  { relation: 'atLeast', kinds: ['date'], source: '{field} >= {1}', words: '不早于{1}' },
  { relation: 'less', kinds: ['date'], source: '{field} < {1}', words: '早于{1}' },
  { relation: 'atMost', kinds: ['date'], source: '{field} <= {1}', words: '不晚于{1}' },
  {
    relation: 'withinLast',
    kinds: ['date'],
    source: '{field} between today() - {1} and today()',
    words: '在过去{1}天内',
    values: 'count',
  },
  {
    relation: 'withinNext',
    kinds: ['date'],
    source: '{field} between today() and today() + {1}',
    words: '在今后{1}天内',
    values: 'count',
  },
  { relation: 'thisYear', kinds: ['date'], source: 'year({field}) = year(today())', words: '在今年' },

  { relation: 'equals', kinds: ['duration'], source: '{field} = {1}', words: '等于{1}' },
  { relation: 'differs', kinds: ['duration'], source: '{field} != {1}', words: '不等于{1}' },
  { relation: 'more', kinds: ['duration'], source: '{field} > {1}', words: '长于{1}' },
  { relation: 'atLeast', kinds: ['duration'], source: '{field} >= {1}', words: '不短于{1}' },
  { relation: 'less', kinds: ['duration'], source: '{field} < {1}', words: '短于{1}' },
  { relation: 'atMost', kinds: ['duration'], source: '{field} <= {1}', words: '不长于{1}' },

  {
    relation: 'between',
    kinds: [...numbers, 'date', 'duration'],
    source: '{field} between {1} and {2}',
    words: '在{1}到{2}之间',
  },
  {
    relation: 'notBetween',
    kinds: [...numbers, 'date', 'duration'],
    source: 'not({field} between {1} and {2})',
    words: '不在{1}到{2}之间',
  },

  {
    relation: 'includes',
    kinds: ['dateRange'],
    source: '{1} between {field}.from and {field}.to',
    words: '包含{1}',
    values: 'date',
  },
  {
    relation: 'excludes',
    kinds: ['dateRange'],
    source: 'not({1} between {field}.from and {field}.to)',
    words: '不包含{1}',
    values: 'date',
  },
  {
    relation: 'equals',
    kinds: ['dateRange'],
    source: 'days between({field}.from, {field}.to) + 1 = {1}',
    words: '共{1}天',
    values: 'count',
  },
  {
    relation: 'more',
    kinds: ['dateRange'],
    source: 'days between({field}.from, {field}.to) + 1 > {1}',
    words: '超过{1}天',
    values: 'count',
  },
  {
    relation: 'atMost',
    kinds: ['dateRange'],
    source: 'days between({field}.from, {field}.to) + 1 <= {1}',
    words: '不超过{1}天',
    values: 'count',
  },

  {
    relation: 'within',
    kinds: ['sectionPath'],
    source: 'list contains({field}, {1})',
    words: '是{1}或者它的下级科室',
  },
  {
    relation: 'notWithin',
    kinds: ['sectionPath'],
    source: 'not(list contains({field}, {1}))',
    words: '不是{1}，也不是它的下级科室',
  },

  { relation: 'chosen', kinds: ['choices'], source: 'list contains({field}, {1})', words: '选了{1}' },
  { relation: 'notChosen', kinds: ['choices'], source: 'not(list contains({field}, {1}))', words: '没有选{1}' },
  {
    relation: 'anyChosen',
    kinds: ['choices'],
    source: '(some 某一项 in [{*}] satisfies list contains({field}, 某一项))',
    words: '选了{*}中的任意一项',
  },
  {
    relation: 'noneChosen',
    kinds: ['choices'],
    source: 'not(some 某一项 in [{*}] satisfies list contains({field}, 某一项))',
    words: '没有选{*}中的任何一项',
  },
  {
    relation: 'allChosen',
    kinds: ['choices'],
    source: '(every 某一项 in [{*}] satisfies list contains({field}, 某一项))',
    words: '同时选了{*}',
  },
  {
    relation: 'atLeast',
    kinds: ['choices'],
    source: 'count({field}) >= {1}',
    words: '至少选了{1}项',
    values: 'count',
  },
  {
    relation: 'atMost',
    kinds: ['choices'],
    source: 'count({field}) <= {1}',
    words: '最多选了{1}项',
    values: 'count',
  },

  { relation: 'yes', kinds: ['switch'], source: '{field} = true', words: '为“是”' },
  { relation: 'no', kinds: ['switch'], source: '{field} = false', words: '为“否”' },

  { relation: 'filled', kinds: ['attachments'], source: '{field} != null', words: '有附件' },
  { relation: 'empty', kinds: ['attachments'], source: '{field} = null', words: '没有附件' },

  {
    relation: 'empty',
    kinds: [...single, ...numbers, 'date', 'dateRange', 'duration', 'choices', 'switch'],
    source: '{field} = null',
    words: '没有填',
  },
  {
    relation: 'filled',
    kinds: [...single, ...numbers, 'date', 'dateRange', 'duration', 'choices', 'switch'],
    source: '{field} != null',
    words: '已经填了',
  },
] as const satisfies readonly RelationRow[];

export type Relation = (typeof relations)[number]['relation'];

export const offers = (row: RelationRow, kind: ConditionFieldKind): boolean => row.kinds.includes(kind);

/** The relations offered for a field of this kind, in the order of the list. */
export const relationsOf = (kind: ConditionFieldKind): readonly (RelationRow & { readonly relation: Relation })[] =>
  relations.filter((row) => offers(row, kind));

/** Those of them that can be asked with these fields. */
export const relationsFor = (
  { kind }: Pick<ConditionField, 'kind'>,
  fields: readonly ConditionField[],
): readonly (RelationRow & { readonly relation: Relation })[] =>
  relationsOf(kind).filter(({ asks }) => asks === undefined || fields.some(({ key }) => key.startsWith(`${asks}.`)));

export const findRelation = (
  kind: ConditionFieldKind,
  relation: Relation,
): (RelationRow & { readonly relation: Relation }) | undefined =>
  relations.find((row) => row.relation === relation && offers(row, kind));

/** How many values a relation takes. */
export function valueCount({ source }: RelationRow): 'none' | 'one' | 'two' | 'list' {
  if (source.includes('{*}')) return 'list';
  return source.includes('{2}') ? 'two' : source.includes('{1}') ? 'one' : 'none';
}
