import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { RehearsedCase } from '../../contract.ts';
import { caseName, differenceSentences, namesOf, savedWords } from './rehearsal-words.ts';

const names = namesOf({
  steps: [
    { id: 'check', name: '科室审核' },
    { id: 'legal', name: '法规审核' },
  ],
  flows: [
    { block: 'c', name: '天数', flow: 'long', label: '超过三天' },
    { block: 'c', name: '天数', flow: 'other', label: '' },
  ],
});

const same: RehearsedCase['difference'] = {
  same: true,
  steps: [{ node: 'check', kind: 'same', past: ['甲'], now: ['甲'] }],
  ways: [],
  nobody: [],
  notAllowed: [],
  ends: { past: 'completed', now: 'completed' },
  uncounted: [],
  stuck: false,
  unexplained: 0,
  entered: {},
  taken: {},
};

test('一件事的变化用话说出来', () => {
  deepEqual(differenceSentences(same, names), ['和实际一样']);
  deepEqual(
    differenceSentences(
      {
        ...same,
        same: false,
        steps: [
          { node: 'check', kind: 'people', past: ['甲'], now: ['乙', '丙'] },
          { node: 'legal', kind: 'added', past: [], now: ['丁'] },
        ],
        ways: [{ block: 'c', past: ['other'], now: ['long'] }],
        nobody: ['legal'],
        notAllowed: [{ node: 'check', did: 'return', why: '这一步不能退回。' }],
        ends: { past: 'completed', now: 'refused' },
      },
      names,
    ),
    [
      '“天数”改走“超过三天”，实际走的是“其他情况”',
      '“科室审核”由 甲 变为 乙、丙',
      '多经过“法规审核”（丁）',
      '“法规审核”找不到人办',
      '“科室审核”的退回不再允许：这一步不能退回。',
      '结果从“办结”变为“不予通过”',
    ],
  );
});

test('省下的时间：早、晚、一样、说不出', () => {
  const day = 86_400_000;
  equal(savedWords({ past: 3 * day, now: 0.5 * day }), '早 2.5 天');
  equal(savedWords({ past: day, now: 2 * day }), '晚 1 天');
  equal(savedWords({ past: day, now: day }), '一样');
  equal(savedWords(undefined), '');
});

test('事项没有文号：只说是哪一种，不说没有编号，纸上的流水号可能在', () => {
  equal(caseName({ kindName: '用印' }), '用印');
  equal(caseName({ number: '审〔2026〕3号', kindName: '用印' }), '审〔2026〕3号');
});
