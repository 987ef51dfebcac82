import type { Box } from '../../contract.ts';
import type { Plan } from './batch-plan.ts';
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
