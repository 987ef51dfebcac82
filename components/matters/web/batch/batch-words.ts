import type { Box } from '../../contract.ts';
import type { Going, LeftOut, Plan } from './batch-plan.ts';
import { type Line, standing } from './run-lines.ts';

/** What a press in this box does to each row: `已阅`. */
export const verbOfBox = (box: Box): string => (box === 'to-read' ? '已阅' : '同意');

/** What the step calls it where it is known: `同意`. */
export const verbOf = ({ going }: Plan): string => going[0]?.task.verb ?? '';

/** `已办 3 / 12` */
export const progressWords = (lines: readonly Line[]): string => {
  const { waiting } = standing(lines);
  return `已办 ${lines.length - waiting} / ${lines.length}`;
};

/** `已办 10 件，1 件没有办成，还有 1 件没办。` */
export function resultWords(lines: readonly Line[]): string {
  const { done, refused, waiting } = standing(lines);
  const parts = [
    done > 0 ? `已办 ${done} 件` : '一件也没有办',
    refused > 0 ? `${refused} 件没有办成` : '',
    waiting > 0 ? `还有 ${waiting} 件没办` : '',
  ];
  return `${parts.filter(Boolean).join('，')}。`;
}

const mayWithdraw = ({ task }: Going): boolean => task.mayWithdraw;

/** What can be taken back afterwards: `2 件下一位办之前可以取回，1 件办了就办结，不能取回`. */
export function wayBackWords(going: readonly Going[]): string {
  if (going[0]?.task.act !== 'agree') return '';
  const stays = going.filter((one) => !mayWithdraw(one));
  if (stays.length === 0) return '下一位办之前，每件都可以取回';
  const words = stays.every(({ task }) => task.next === '办结') ? '办了就办结，不能取回' : '办了不能取回';
  const back = going.length - stays.length;
  return back > 0 ? `${back} 件下一位办之前可以取回，${stays.length} 件${words}` : words;
}

/** How many of what was agreed to can be taken back, and how many cannot. */
export function takenBack(lines: readonly Line[]): { readonly may: number; readonly mayNot: number } {
  const agreed = lines.filter(({ state, task }) => state === 'done' && task.act === 'agree');
  const may = agreed.filter(mayWithdraw).length;
  return { may, mayNot: agreed.length - may };
}

/** Done, but not as it was told before: somebody else has it now. */
export const toldOtherwise = (lines: readonly Line[]): readonly LeftOut[] =>
  lines.flatMap(({ row, task, state, sentence = '' }) =>
    state === 'done' && sentence !== task.said ? [{ row, why: sentence }] : [],
  );
