import type { RehearsedCase, RehearsedProcess } from '../../contract.ts';

/** Names of steps and flows for the sentences. */
export interface RehearsalNames {
  readonly step: (node: string) => string;
  readonly flow: (flow: string) => string;
  readonly block: (block: string) => string;
}

type Difference = RehearsedCase['difference'];

export const namelessStep = '没有名称的步骤';

/** Names as the version rehearsed says them; a flow without words is called by where it leads from. */
export function namesOf({ steps, flows }: Pick<RehearsedProcess, 'steps' | 'flows'>): RehearsalNames {
  const stepNames = new Map(steps.map(({ id, name }) => [id, name]));
  const flowNames = new Map(flows.map(({ flow, label }) => [flow, label]));
  const blockNames = new Map(flows.map(({ block, name }) => [block, name]));
  return {
    step: (node) => stepNames.get(node) || namelessStep,
    flow: (flow) => flowNames.get(flow) || '其他情况',
    block: (block) => blockNames.get(block) || '分支',
  };
}

/** What becomes of one instance, one sentence for each thing; `和实际一样` where nothing does. */
export function differenceSentences(difference: Difference, names: RehearsalNames): readonly string[] {
  if (difference.same && difference.unexplained === 0) return ['和实际一样'];
  const sentences = [
    ...difference.ways.map((way) => waySentence(way, names)),
    ...difference.steps.flatMap((step) => stepSentence(step, names)),
    ...difference.nobody.map((node) => `“${names.step(node)}”找不到人办`),
    ...difference.notAllowed.map(({ node, did, why }) => `“${names.step(node)}”的${deed(did)}不再允许：${why}`),
    ...endSentence(difference),
    ...(difference.stuck ? ['推算到一半走不下去，只比到那里'] : []),
    ...(difference.unexplained > 0 ? [`有 ${difference.unexplained} 处当时的情况没有存下，推算可能不准`] : []),
  ];
  return difference.same ? ['和实际一样', ...sentences] : sentences;
}

function stepSentence(
  { node, kind, past, now }: Difference['steps'][number],
  names: RehearsalNames,
): readonly string[] {
  const step = `“${names.step(node)}”`;
  switch (kind) {
    case 'same':
      return [];
    case 'added':
      return [now.length > 0 ? `多经过${step}（${now.join('、')}）` : `多经过${step}`];
    case 'dropped':
      return [`不再经过${step}`];
    case 'people':
      return [`${step}由 ${past.join('、') || '（没有人）'} 变为 ${now.join('、') || '（没有人）'}`];
  }
}

const waySentence = ({ block, past, now }: Difference['ways'][number], names: RehearsalNames): string =>
  `“${names.block(block)}”改走“${now.map(names.flow).join('”“')}”，实际走的是“${past.map(names.flow).join('”“')}”`;

const ended: Readonly<Record<Difference['ends']['past'], string>> = {
  open: '还在办',
  completed: '办结',
  refused: '不予通过',
  cancelled: '撤销',
  terminated: '终止',
  returned: '退回上级流程',
};

const endSentence = ({ ends: { past, now } }: Difference): readonly string[] =>
  past === now ? [] : [`结果从“${ended[past]}”变为“${ended[now]}”`];

const deeds: Readonly<Record<string, string>> = {
  complete: '办理意见',
  return: '退回',
  withdraw: '取回',
  transfer: '转办',
  addSigners: '加签',
  removeSigner: '减签',
  delegate: '委派',
  jump: '跳转',
  reorder: '调整次序',
  claim: '签收',
  cancel: '撤销',
};
const deed = (did: string): string => deeds[did] ?? '操作';

const day = 86_400_000;

/** Working days with one decimal, for counting on. */
export const workingDays = (millis: number): number => Math.round((millis / day) * 10) / 10;

/** How much earlier: `早 2.5 天`, `晚 1 天`, `一样`. */
export function earlierWords(millis: number): string {
  const days = workingDays(millis);
  if (days === 0) return '一样';
  return days > 0 ? `早 ${days} 天` : `晚 ${-days} 天`;
}

/** The same of one instance; nothing where it cannot be told. */
export const savedWords = (millis: Difference['millis']): string =>
  millis ? earlierWords(millis.past - millis.now) : '';

/**
 * A matter by its number: its title is only for its readers. Without one nothing is said of it: what a form numbers (流水号)
 * stands on its paper all the same.
 */
export const caseName = ({ number, kindName }: { readonly number?: string; readonly kindName: string }): string =>
  number ?? kindName;
