import { besideOf, type Design, isTimers } from '../designing/design.ts';
import { limitOfTimer } from '../designing/timers.ts';
import { laneOf } from '../lanes/lanes.ts';
import type {
  Block,
  BranchGuard,
  ChoiceBranch,
  NodeDefinition,
  ParallelBlock,
  ParallelBranch,
  Program,
  Sequence,
} from '../program.ts';
import {
  acrossForkWords,
  endWithinWords,
  furtherWords,
  limitWords,
  messageStartWords,
  multiWords,
  operationWords,
  type StepWords,
  timerWords,
  whoWords,
} from './step-words.ts';

/** Words that only agency and form know. */
export interface TwinWords extends StepWords {
  /** A condition in words. */
  readonly condition: (source: string) => string;
  readonly block: (key: string) => string;
}

/** One sentence of 流程说明: `2.1.3`, how deep it stands, and what it says. */
export interface TwinLine {
  readonly number: string;
  readonly depth: number;
  readonly text: string;
  /** The step or gateway it speaks of. */
  readonly element: string;
}

/** The process as numbered sentences, in reading order. */
export function sentencesOf({ program, locked }: Design, words: TwinWords): readonly TwinLine[] {
  const stepText = (node: NodeDefinition): string => {
    const part = locked[node.id];
    const lane = laneOf(program, node.id);
    const name = `“${node.name || '没有名称的步骤'}”${lane === undefined ? '' : `（泳道“${lane}”）`}`;
    if (part) return `${name}：复杂段（${part.steps} 个步骤），在画布里看。`;
    if (node.waits || node.call || node.does)
      return `${name}：${[whoWords(node, words), ...(node.call ? acrossForkWords(node) : [])].join('。')}。`;
    const several = node.multi.mode === 'single' ? '' : `，${multiWords(node.multi, words)}`;
    const opinion = node.opinion
      ? `写“${words.block(node.opinion.block)}”${node.opinion.required ? '（必须写）' : ''}；`
      : '';
    const limit = node.due ? `时限：${limitWords(node, words)}。` : '';
    const further = furtherWords(node, words).map((one) => `${one}。`);
    const may = `${opinion}可以${operationWords(node.operations, words, program)}。${further.join('')}`;
    return `${name}：由${words.handler(node.handler)}办理${several}。${may}${limit}`;
  };

  const walk = ({ blocks }: Sequence, prefix: string, depth: number): readonly TwinLine[] =>
    blocks.flatMap((block, at) => tell(block, `${prefix}${at + 1}`, depth));

  const ways = (
    branches: readonly (ChoiceBranch | ParallelBranch)[],
    { number, depth }: Pick<TwinLine, 'number' | 'depth'>,
    lead: (branch: ChoiceBranch | ParallelBranch, at: number) => string,
  ): readonly TwinLine[] =>
    branches.flatMap((branch, at) => {
      const own = `${number}.${at + 1}`;
      const nothing = branch.body.blocks.length === 0 ? '直接往下走。' : '';
      const head = { number: own, depth: depth + 1, element: branch.flow, text: `${lead(branch, at)}：${nothing}` };
      return [head, ...walk(branch.body, `${own}.`, depth + 2)];
    });

  /** What begins beside it at a time. */
  const beside = (block: Block, { number, depth }: Pick<TwinLine, 'number' | 'depth'>, from = 0): readonly TwinLine[] =>
    besideOf(block).flatMap(({ event, name, body }, at) => {
      const own = `${number}.${from + at + 1}`;
      const when = timerWords(limitOfTimer(program, event), name);
      const nothing = body.blocks.length === 0 ? '（还没有写办什么）' : '';
      const text = `${when}还没办完，另开一路，原来的照样办：${nothing}`;
      return [{ number: own, depth: depth + 1, element: event, text }, ...walk(body, `${own}.`, depth + 2)];
    });

  const tell = (block: Block, number: string, depth: number): readonly TwinLine[] => {
    const line = (element: string, text: string): TwinLine => ({ number, depth, element, text });
    switch (block.kind) {
      case 'step': {
        const node = program.nodes[block.node];
        return node ? [line(block.node, stepText(node)), ...beside(block, { number, depth })] : [];
      }
      case 'end':
        return [line(block.id, block.result === 'refused' ? '流程结束（未通过）。' : '流程结束。')];
      case 'goBack':
        return [line(block.to, `回到“${words.step(block.to)}”重新办理。`)];
      case 'section': {
        const order = block.adHoc ? '，里面的步骤由办理人决定先后' : '';
        return [
          line(block.id, `“${block.name}”一段${order}：`),
          ...walk(block.body, `${number}.`, depth + 1),
          ...beside(block, { number, depth }, block.body.blocks.length),
        ];
      }
      case 'choice': {
        if (isTimers(block)) {
          const lead = ({ guard }: ChoiceBranch | ParallelBranch) => timedWords(guard, program);
          return [line(block.id, '看有没有按时办完：'), ...ways(block.branches, { number, depth }, lead)];
        }
        const head = `${block.name ? `“${block.name}”` : ''}分路，从上往下看，先符合哪条走哪条：`;
        const lead = ({ guard, label }: ChoiceBranch | ParallelBranch) => guardWords(guard, label, words);
        return [line(block.id, head), ...ways(block.branches, { number, depth }, lead)];
      }
      case 'parallel': {
        const inclusive = block.branches.some(({ guard }) => guard);
        const gone = inclusive ? '同时办理，符合条件的几路都走' : '同时办理';
        const how = `${gone}，${joinWords(block, inclusive)}：`;
        const plain = (label: string, at: number) => `第 ${at + 1} 路${label && `（${label}）`}`;
        const lead = ({ guard, label }: ChoiceBranch | ParallelBranch, at: number) =>
          inclusive ? guardWords(guard, label, words) : plain(label, at);
        const head = `${block.name ? `“${block.name}”` : ''}${how}`;
        return [line(block.id, head), ...ways(block.branches, { number, depth }, lead)];
      }
    }
  };
  const { messageStart, startId, endWithin, processId } = program;
  const begun = messageStart
    ? [{ number: '0', depth: 0, element: startId, text: `${messageStartWords(messageStart, words)}。` }]
    : [];
  const whole = endWithin
    ? [{ number: messageStart ? '0.1' : '0', depth: 0, element: processId, text: `${endWithinWords(endWithin)}。` }]
    : [];
  return [...begun, ...whole, ...walk(program.root, '', 0)];
}

/** When the flow goes on behind branches done at the same time. */
export function joinWords({ enough }: Pick<ParallelBlock, 'enough'>, inclusive: boolean): string {
  if (!enough) return inclusive ? '都办完再往下' : '各路都办完再往下';
  const fewer = inclusive ? '（走的不到这么多路时，都办完）' : '';
  const rest = enough.rest === 'cancel' ? '其余的停下' : '其余的接着办，留作备查';
  return `其中 ${enough.branches} 路办完就往下${fewer}，${rest}`;
}

/** A way behind a step with timers: done in time, or not by then. */
export const timedWords = (guard: BranchGuard | undefined, program: Pick<Program, 'nodes'>): string =>
  guard?.kind === 'event' ? `${timerWords(limitOfTimer(program, guard.event), guard.name)}还没办完` : '按时办完';

/** When a branch is taken, in words. */
export function guardWords(
  guard: BranchGuard | undefined,
  label: string,
  { condition }: Pick<TwinWords, 'condition'>,
): string {
  const named = label && `（${label}）`;
  switch (guard?.kind) {
    case undefined:
      return `不论如何都走${named}`;
    case 'default':
      return `其他情况${named}`;
    case 'outcome':
      return `${guard.outcome === 'yes' ? '通过' : '不通过'}${named}`;
    case 'event':
      return `等到“${guard.name || '到时'}”${named}`;
    case 'condition':
      return guard.source === '' ? `如果（还没有写条件）${named}` : `如果${condition(guard.source)}${named}`;
  }
}
