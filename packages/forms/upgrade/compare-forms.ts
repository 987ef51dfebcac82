import { kindOf } from '../kinds/index.ts';
import { landscapeOf } from '../several/sheets.ts';
import type { DocumentNode, FieldDefinition, FormPart, FormTemplate, OpinionBlock } from '../template.ts';

/** What is different between two versions, one line each. */
export interface FormDifference {
  readonly about: 'name' | 'added' | 'retired' | 'gone' | 'changed' | 'block' | 'rules' | 'paper';
  /** Key of the field or the opinion block; absent for name, rules and paper. */
  readonly key?: string;
  /** `“电话”改叫“手机”`, without a full stop. */
  readonly words: string;
}

/** Two versions compared: name, fields by their keys, opinion blocks, rules, how the sheet lies and whether the paper was drawn anew. */
export function compareForms(before: FormTemplate, after: FormTemplate): readonly FormDifference[] {
  return [
    ...(before.name === after.name
      ? []
      : [{ about: 'name' as const, words: `表单“${before.name}”改叫“${after.name}”` }]),
    ...fieldDifferences(before, after),
    ...blockDifferences(before, after),
    ...(same(before.rules ?? [], after.rules ?? []) ? [] : [{ about: 'rules' as const, words: '规则改了' }]),
    ...(same(before.dictionaries ?? [], after.dictionaries ?? [])
      ? []
      : [{ about: 'rules' as const, words: '字典改了' }]),
    ...paperDifferences(before.document, after.document),
    ...partDifferences(before.parts ?? [], after.parts ?? []),
  ];
}

function paperDifferences(before: DocumentNode, after: DocumentNode): readonly FormDifference[] {
  const [was, is] = [before, after].map((one) => (landscapeOf(one).landscape ? '横排' : '竖排'));
  const drawn = ({ content = [], attrs }: DocumentNode) => ({ ...attrs, landscape: null, content });
  return [
    ...(was === is ? [] : [{ about: 'paper' as const, words: `纸张从${was}变成${is}` }]),
    ...(same(drawn(before), drawn(after)) ? [] : [{ about: 'paper' as const, words: '稿纸的版式改了' }]),
  ];
}

/** Further forms of a composed one. */
function partDifferences(before: readonly FormPart[], after: readonly FormPart[]): readonly FormDifference[] {
  const words = [
    ...after.flatMap((part) => {
      const was = before.find(({ key }) => key === part.key);
      if (!was) return [`多了一张表“${part.name}”`];
      return same(was, part) ? [] : [`“${part.name}”的版式改了`];
    }),
    ...before.filter(({ key }) => !after.some((one) => one.key === key)).map(({ name }) => `少了一张表“${name}”`),
  ];
  return words.map((one) => ({ about: 'paper', words: one }));
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const nameOf = (field: FieldDefinition): string => kindOf(field).name;

function fieldDifferences(before: FormTemplate, after: FormTemplate): readonly FormDifference[] {
  const old = new Map(before.fields.map((field) => [field.key, field]));
  const now = new Map(after.fields.map((field) => [field.key, field]));
  const gone = before.fields
    .filter(({ key }) => !now.has(key))
    .map(({ key, label }): FormDifference => ({ about: 'gone', key, words: `没有了“${label}”` }));
  const rest = after.fields.flatMap((field): readonly FormDifference[] => {
    const was = old.get(field.key);
    if (!was && field.retired) return [];
    if (!was) return [{ about: 'added', key: field.key, words: `新加“${field.label}”（${nameOf(field)}）` }];
    if (field.retired && !was.retired) return [{ about: 'retired', key: field.key, words: `停用“${field.label}”` }];
    return changesOf(was, field).map((words) => ({ about: 'changed', key: field.key, words }));
  });
  return [...rest, ...gone];
}

const settingNames: readonly (readonly [keyof FieldDefinition, string])[] = [
  ['required', '必填'],
  ['hint', '填写说明'],
  ['choices', '选项'],
  ['tree', '选项'],
  ['dictionary', '字典'],
  ['source', '取自应用'],
  ['columns', '列'],
  ['totals', '合计'],
  ['formula', '公式'],
  ['result', '结果'],
  ['text', '文字'],
  ['minimum', '下限'],
  ['maximum', '上限'],
  ['maxLength', '字数上限'],
  ['decimals', '小数位数'],
  ['unit', '单位'],
  ['capitals', '大写金额'],
  ['pattern', '编号规则'],
  ['leastRows', '行数'],
  ['mostRows', '行数'],
  ['mask', '脱敏方式'],
  ['default', '一开始填好的'],
  ['listable', '列表里显示'],
  ['searchable', '能搜到'],
  ['unique', '不许重复'],
];

function changesOf(was: FieldDefinition, now: FieldDefinition): readonly string[] {
  const said: string[] = [];
  if (was.label !== now.label) said.push(`“${was.label}”改叫“${now.label}”`);
  if (was.kind !== now.kind) said.push(`“${now.label}”从${nameOf(was)}变成${nameOf(now)}`);
  if (was.retired && !now.retired) said.push(`“${now.label}”重新启用`);
  const changed = settingNames.filter(([key]) => !same(was[key] ?? null, now[key] ?? null)).map(([, name]) => name);
  if (changed.length > 0) said.push(`“${now.label}”的${[...new Set(changed)].join('、')}改了`);
  return said;
}

function blockDifferences(before: FormTemplate, after: FormTemplate): readonly FormDifference[] {
  const byKey = (blocks: readonly OpinionBlock[]) => new Map(blocks.map((block) => [block.key, block]));
  const [old, now] = [byKey(before.opinionBlocks), byKey(after.opinionBlocks)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key): readonly FormDifference[] => {
    const [was, is] = [old.get(key), now.get(key)];
    if (!was && is) return [{ about: 'block', key, words: `新加意见栏“${is.label}”` }];
    if (was && !is) return [{ about: 'block', key, words: `没有了意见栏“${was.label}”` }];
    if (was && is && !same(was, is)) return [{ about: 'block', key, words: `意见栏“${was.label}”改了` }];
    return [];
  });
}
