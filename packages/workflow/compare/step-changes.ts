import type { FieldPermission, NodeDefinition, Program } from '../program.ts';
import { limitWords, multiWords, operationParts, type StepWords, whoWords } from '../twin/step-words.ts';

/** Words that agency and form know; asked for the one version or the other. */
export interface CompareWords extends StepWords {
  /** A field or an opinion block. */
  readonly field: (key: string) => string;
  /** What a step may do with a field: `必填`. */
  readonly right: (right: FieldPermission) => string;
  readonly condition: (source: string) => string;
  readonly block: (key: string) => string;
}

/** One version as it is compared. */
export interface Side {
  readonly program: Program;
  readonly words: CompareWords;
}

/** What became of a step, facet by facet, as parts of a sentence; empty where nothing did. */
export function stepChanges(
  before: NodeDefinition,
  after: NodeDefinition,
  sides: readonly [Side, Side],
): readonly string[] {
  const [was, is] = sides.map(({ words }) => words) as [CompareWords, CompareWords]; // reason: two sides, two of words
  const facet = (name: string, of: (node: NodeDefinition, words: CompareWords) => string): readonly string[] =>
    changed(name, of(before, was), of(after, is));
  return [
    ...facet('名称', ({ name }) => (name ? `“${name}”` : '没有名称')),
    ...facet(before.waits || after.waits ? '等什么' : '谁来办', whoWords),
    ...facet('几个人办', ({ multi }, words) => multiWords(multi, words)),
    ...listed(operationParts(before.operations, was), operationParts(after.operations, is), ['可以多做', '不再可以']),
    ...fieldChanges(before, after, is),
    ...facet('意见', ({ opinion }, words) =>
      opinion ? `写“${words.block(opinion.block)}”${opinion.required ? '（必须写）' : ''}` : '不写',
    ),
    ...facet('多久', limitWords),
    ...facet('送出时写', ({ flowLabel }) => (flowLabel ? `“${flowLabel}”` : '不写')),
    ...otherRules(before, after),
  ];
}

export const changed = (name: string, before: string, after: string): readonly string[] =>
  before === after ? [] : [`${name}：${before} → ${after}`];

function listed(before: readonly string[], after: readonly string[], [more, less]: readonly [string, string]) {
  const gained = after.filter((one) => !before.includes(one));
  const lost = before.filter((one) => !after.includes(one));
  return [
    ...(gained.length > 0 ? [`${more}：${gained.join('、')}`] : []),
    ...(lost.length > 0 ? [`${less}：${lost.join('、')}`] : []),
  ];
}

function fieldChanges(before: NodeDefinition, after: NodeDefinition, words: CompareWords): readonly string[] {
  const keys = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])];
  return keys.flatMap((key) => {
    const right = ({ fields }: NodeDefinition): string => words.right(fields[key] ?? 'read');
    return changed(`“${words.field(key)}”`, right(before), right(after));
  });
}

/** Rules of a step that are told by their name only, when they changed. */
const ruleNames: Readonly<Partial<Record<keyof NodeDefinition, string>>> = {
  whenNobody: '没有人时怎么办',
  starterHandles: '办理人就是发起人时怎么办',
  repeated: '同一人重复办理时怎么办',
  officeChange: '办理人变动时怎么办',
  transferTo: '可以转给谁',
  copies: '自动抄送给谁',
  forms: '看哪几张表',
  keyFields: '关键字段',
  signing: '是否要本人签批',
  countersign: '是否会签',
  acrossFork: '退回时其他几路怎么办',
  forkAgain: '退回后重新送出时其他几路要不要重办',
  groupReturn: '有人退回时整步怎么办',
  reopen: '退回后谁要重新表态',
  resubmit: '直接送回后谁要重新表态',
  beforeRefusal: '前加签的人不同意时怎么办',
  free: '自由选下一步',
  does: '自动办什么',
  actions: '由系统做的事',
};

/** What is told above by its own words. */
const told: ReadonlySet<string> = new Set([
  ...[
    'id',
    'name',
    'handler',
    'multi',
    'operations',
    'fields',
    'opinion',
    'due',
    'overdue',
    'flowLabel',
    'waits',
    'call',
  ],
]);

function otherRules(before: NodeDefinition, after: NodeDefinition): readonly string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !told.has(key));
  const names = keys.flatMap((key) => {
    const rule = key as keyof NodeDefinition; // reason: keys of two definitions
    return same(before[rule], after[rule]) ? [] : [ruleNames[rule] ?? '别的规则'];
  });
  const all = [...new Set(names)];
  return all.length > 0 ? [`也改了：${all.join('、')}`] : [];
}

/** The same value, whatever the order of its keys. */
export const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? '';
