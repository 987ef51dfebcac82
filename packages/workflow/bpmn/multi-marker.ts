import type { BpmnModdle, ModdleElement } from 'bpmn-moddle';
import type { MultiMode, VoteRule } from '../node-rules.ts';
import { childOf, listOf, textOf } from './moddle-values.ts';

/**
 * 多实例标记 (BPMN 2.0 §13.2.7): one instance for each handler found. The standard knows completed instances only, we know who agreed:
 * a completed instance is an agreement. What the marker cannot say (veto, weights, abstentions) stands in `gov:step`.
 */
export interface Marker {
  readonly mode: 'parallel' | 'sequential';
  /** Absent = all have to complete. */
  readonly rule?: VoteRule;
}

const isMulti = (marker: ModdleElement): boolean => marker.$type === 'bpmn:MultiInstanceLoopCharacteristics';

/** Why a marker cannot be read as a vote, as the end of a sentence that names the step; undefined = none, or it can. */
export function markerProblem({ loopCharacteristics }: ModdleElement): string | undefined {
  const marker = childOf(loopCharacteristics);
  if (!marker) return undefined;
  if (!isMulti(marker)) return '用了循环标记，请改画往回走的流向。';
  const counted = marker.loopCardinality ?? marker.loopDataInputRef ?? marker.inputDataItem;
  if (counted) return '的多实例标记写了次数或数据集合；有几个办理人就办几份，请改用办理人规则。';
  const more = listOf(marker.complexBehaviorDefinition).length > 0 || marker.loopDataOutputRef || marker.outputDataItem;
  if (more) return '的多实例标记写了逐份的事件或输出，本系统不读，请去掉。';
  const condition = conditionOf(marker);
  if (condition === '' || ruleOf(condition)) return undefined;
  return `的完成条件“${condition}”读不懂；能读的如 numberOfCompletedInstances >= 1、numberOfCompletedInstances * 3 >= numberOfInstances * 2。`;
}

/** The marker of a step that `markerProblem` has nothing against. */
export function readMarker({ loopCharacteristics }: ModdleElement): Marker | undefined {
  const marker = childOf(loopCharacteristics);
  if (!marker || !isMulti(marker)) return undefined;
  const rule = ruleOf(conditionOf(marker));
  return { mode: marker.isSequential === true ? 'sequential' : 'parallel', ...(rule ? { rule } : {}) };
}

const conditionOf = (marker: ModdleElement): string =>
  textOf(childOf(marker.completionCondition)?.body)
    .replace(/^[$#]\{(.*)\}$/s, '$1')
    .replace(/\bnrOf(Completed)?Instances\b/g, (_, completed = '') => `numberOf${completed}Instances`)
    .replace(/\s+/g, ' ')
    .trim();

const [done, all, whole] = ['numberOfCompletedInstances', 'numberOfInstances', '([1-9]\\d{0,3})'];
const forms: readonly (readonly [RegExp, (a: number, b: number) => VoteRule | undefined])[] = [
  [new RegExp(`^${done} ?>= ?${whole}$`), (votes) => (votes === 1 ? 'any' : { votes })],
  [new RegExp(`^${done} ?== ?${all}$`), () => 'all'],
  [new RegExp(`^${done} ?\\* ?${whole} ?>= ?${all} ?\\* ?${whole}$`), (of, part) => shareOf(part, of)],
  [new RegExp(`^${done} ?/ ?${all} ?>= ?${whole} ?/ ?${whole}$`), shareOf],
];

/** A share of a hundred is a percentage; others are exact. */
function shareOf(part: number, of: number): VoteRule | undefined {
  if (part > of || of > 100) return undefined;
  return of === 100 ? { percent: part } : { of: [part, of] };
}

function ruleOf(condition: string): VoteRule | undefined {
  const decimal = new RegExp(`^${done} ?/ ?${all} ?>= ?(?:0?\\.(\\d{1,2})|1(?:\\.0+)?)$`).exec(condition);
  if (decimal) {
    const percent = decimal[1] === undefined ? 100 : Number(decimal[1].padEnd(2, '0'));
    return percent > 0 ? { percent } : undefined;
  }
  for (const [form, rule] of forms) {
    const [, first, second] = form.exec(condition) ?? [undefined];
    if (form.test(condition)) return rule(Number(first ?? 0), Number(second ?? 0));
  }
  return undefined;
}

/** The marker of a group that votes, for tools of others. */
export function writeMarker(moddle: BpmnModdle, multi: MultiMode): Readonly<Record<string, unknown>> {
  if (multi.mode !== 'parallel' && multi.mode !== 'sequential') return {};
  const body = conditionFor(multi.rule);
  const marker = moddle.create('bpmn:MultiInstanceLoopCharacteristics', {
    isSequential: multi.mode === 'sequential',
    ...(body ? { completionCondition: moddle.create('bpmn:FormalExpression', { body }) } : {}),
  });
  return { loopCharacteristics: marker };
}

/** Of 一票否决 and 全体同意 the standard can only say that all are asked. */
function conditionFor(rule: VoteRule): string | undefined {
  if (rule === 'all' || rule === 'veto') return undefined;
  if (rule === 'any') return `${done} >= 1`;
  if ('votes' in rule) return `${done} >= ${rule.votes}`;
  const [part, of] = 'of' in rule ? rule.of : [rule.percent, 100];
  return `${done} * ${of} >= ${all} * ${part}`;
}

/** Does a marker say the same as the settings of the step, as far as it can? */
export function agreesWith({ mode, rule = 'all' }: Marker, multi: MultiMode): boolean {
  if (multi.mode !== mode) return false;
  const said = conditionFor(multi.rule);
  return said === undefined ? rule === 'all' : said === conditionFor(rule);
}
