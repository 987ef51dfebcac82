import type { Box, MatterRow } from '../../contract.ts';
import { waitingWords } from '../lists/row-words.ts';
import { urgencyWords } from '../lists/urgency-words.ts';

/** Name and value of what a row knows; what is empty is left out. */
export const previewFacts = (row: MatterRow, reader: string): readonly (readonly [string, string])[] =>
  [
    ['代谁办', row.onBehalfOf ?? ''],
    ['类别', row.kindName],
    ['文号', row.number ?? ''],
    ['缓急', urgencyWords(row.urgency) ?? ''],
    ['发起人', row.starter],
    ['步骤', row.step],
    ['现在', waitingWords(row, reader)],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));

const words: Readonly<Partial<Record<Box, string>>> = {
  todo: '打开办理',
  entrusted: '打开办理',
  'to-read': '打开阅读',
  drafts: '接着写',
};

export const openWords = (box: Box): string => words[box] ?? '打开全文';
