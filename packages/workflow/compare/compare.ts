import type { Design } from '../designing/design.ts';
import type { CancelPolicy, Program } from '../program.ts';
import { messageStartWords, timeWords } from '../twin/step-words.ts';
import { sentencesOf, type TwinLine } from '../twin/twin.ts';
import { inOrder } from './in-order.ts';
import { type CompareWords, changed, same, stepChanges } from './step-changes.ts';

/** What became of an element of the process. */
export type ChangeMark = 'added' | 'removed' | 'changed' | 'moved';

/** One sentence of either version, with what became of it. */
export interface ComparedLine {
  readonly mark: ChangeMark | 'same';
  /** Absent = it is new. */
  readonly before?: TwinLine;
  /** Absent = it is gone. */
  readonly after?: TwinLine;
  /** Facet by facet: `谁来办：科长 → 局长`; empty where it is new, gone or the same. */
  readonly changes: readonly string[];
}

export interface Comparison {
  /** Both versions as one list, in reading order; what is gone stands where it stood. */
  readonly lines: readonly ComparedLine[];
  /** What changed of the process as a whole. */
  readonly general: readonly string[];
  /** Marks for the pictures, by element. */
  readonly marksBefore: Readonly<Record<string, ChangeMark>>;
  readonly marksAfter: Readonly<Record<string, ChangeMark>>;
}

export interface ComparedSide {
  readonly design: Design;
  readonly words: CompareWords;
}

/** Two versions of a process, line by line. Steps, gateways and branches are the same where their ids are. */
export function compareDesigns(before: ComparedSide, after: ComparedSide): Comparison {
  const was = keyed(sentencesOf(before.design, before.words));
  const is = keyed(sentencesOf(after.design, after.words));
  const kept = new Set(inOrder([...was.keys()], [...is.keys()]));
  const lines: ComparedLine[] = [];
  const rest = [...was.entries()];
  for (const [key, line] of is) {
    const old = was.get(key);
    if (kept.has(key)) {
      for (let gone = rest.shift(); gone && gone[0] !== key; gone = rest.shift()) lines.push(...removed(gone, is));
    }
    lines.push(
      old ? lineOf(old, line, { before, after, moved: !kept.has(key) }) : { mark: 'added', after: line, changes: [] },
    );
  }
  lines.push(...rest.flatMap((gone) => removed(gone, is)));
  return {
    lines,
    general: generalChanges(before, after),
    marksBefore: marksOf(lines, ({ before: line }) => line),
    marksAfter: marksOf(lines, ({ after: line }) => line),
  };
}

/** Lines by element; a second line of the same element (a way back to a step) has a key of its own. */
function keyed(lines: readonly TwinLine[]): ReadonlyMap<string, TwinLine> {
  const all = new Map<string, TwinLine>();
  for (const line of lines) {
    let key = line.element;
    for (let more = 2; all.has(key); more += 1) key = `${line.element}#${more}`;
    all.set(key, line);
  }
  return all;
}

/** What was moved is told where it is now. */
const removed = (
  [key, before]: readonly [string, TwinLine],
  is: ReadonlyMap<string, TwinLine>,
): readonly ComparedLine[] => (is.has(key) ? [] : [{ mark: 'removed', before, changes: [] }]);

interface Both {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly moved: boolean;
}

function lineOf(before: TwinLine, after: TwinLine, both: Both): ComparedLine {
  const changes = changesOf(before, after, both);
  const mark = changes.length > 0 ? 'changed' : both.moved ? 'moved' : 'same';
  return { mark, before, after, changes: both.moved && changes.length > 0 ? ['换了位置', ...changes] : changes };
}

function changesOf(was: TwinLine, is: TwinLine, { before, after }: Both): readonly string[] {
  const [old, now] = [before.design.program.nodes[was.element], after.design.program.nodes[is.element]];
  const locked = before.design.locked[was.element] || after.design.locked[is.element];
  const isStep = was.text.startsWith('“') && old !== undefined && now !== undefined;
  if (!isStep || locked) return was.text === is.text ? [] : [`原来是：${was.text}`];
  return stepChanges(old, now, [
    { program: before.design.program, words: before.words },
    { program: after.design.program, words: after.words },
  ]);
}

const cancelWords: Readonly<Record<CancelPolicy, string>> = {
  beforeFirstAction: '别人办之前可以',
  anyTime: '随时可以',
  never: '不可以',
};

function generalChanges(before: ComparedSide, after: ComparedSide): readonly string[] {
  const [was, is] = [before.design.program, after.design.program];
  const undo = ({ undoMinutes }: Program): string =>
    undoMinutes === undefined ? '不限' : `办完 ${undoMinutes} 分钟内`;
  const revive = ({ reviveWithin }: Program): string =>
    reviveWithin ? `${reviveWithin.workingDays} 个工作日内` : '不限';
  const end = ({ endWithin }: Program): string => (endWithin ? timeWords(endWithin) : '不限');
  const who = ({ design, words }: ComparedSide): string =>
    design.program.administrator ? words.handler(design.program.administrator) : '没有写';
  const begins = ({ design, words }: ComparedSide): string =>
    design.program.messageStart ? messageStartWords(design.program.messageStart, words) : '由人发起';
  return [
    ...changed('流程名称', `“${was.name}”`, `“${is.name}”`),
    ...changed('发起人能不能撤销', cancelWords[was.cancelPolicy], cancelWords[is.cancelPolicy]),
    ...changed('撤销以后', was.cancelTo ? '回到草稿' : '事项结束', is.cancelTo ? '回到草稿' : '事项结束'),
    ...changed('怎样发起', begins(before), begins(after)),
    ...changed('流程管理员', who(before), who(after)),
    ...changed('办结时限（全程）', end(was), end(is)),
    ...changed('多久以内可以取回', undo(was), undo(is)),
    ...changed('结束后多久以内可以恢复', revive(was), revive(is)),
    ...(same(before.design.locked, after.design.locked) ? [] : ['复杂段里的步骤有变化，在图上看']),
  ];
}

function marksOf(
  lines: readonly ComparedLine[],
  side: (line: ComparedLine) => TwinLine | undefined,
): Readonly<Record<string, ChangeMark>> {
  const marks: Record<string, ChangeMark> = {};
  for (const line of lines) {
    const element = side(line)?.element;
    // the step itself comes before a way back to it
    if (element !== undefined && line.mark !== 'same' && marks[element] === undefined) marks[element] = line.mark;
  }
  return marks;
}
