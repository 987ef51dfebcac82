import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { ProcessPart, TimeLimit } from '../index.ts';
import { by, processOf, step } from '../testing/scenario.ts';
import { deadlineFindings, longestWay } from './deadlines.ts';
import { editedTwice } from './edited-twice.ts';
import { leakFindings } from './leaks.ts';

const label = (field: string): string => field;
const twice = (...parts: readonly ProcessPart[]) =>
  editedTwice(processOf(...parts), label).map(({ message }) => message);
const edits = (id: string, field: string, right: 'edit' | 'required' | 'read' | 'own' = 'edit') => ({
  step: id,
  name: id,
  ...by('甲'),
  fields: { [field]: right },
});

test('同一个字段在同时办理的两路都能改，会说；只有一路能改、前后两步能改、各填各的，不说', () => {
  deepEqual(twice({ parallel: 'p', branches: [[edits('财务', '金额')], [edits('法规', '金额', 'required')]] }), [
    '“金额”在同时办理的“财务”、“法规”都能改，后送出的会盖住先送出的。',
  ]);
  deepEqual(twice({ parallel: 'p', branches: [[edits('财务', '金额')], [edits('法规', '金额', 'read')]] }), []);
  deepEqual(
    twice({ parallel: 'p', branches: [[edits('财务', '金额'), edits('复核', '金额')], [step('法规', '乙')]] }),
    [],
  );
  deepEqual(twice(edits('财务', '金额'), edits('法规', '金额')), []);
  deepEqual(twice({ parallel: 'p', branches: [[edits('财务', '金额', 'own')], [edits('法规', '金额', 'own')]] }), []);
  equal(
    twice({
      parallel: 'p',
      branches: [
        [{ choice: 'c', branches: [{ when: 'x', parts: [edits('财务', '金额')] }, { parts: [] }] }],
        [edits('法规', '金额')],
      ],
    }).length,
    1,
  );
});

const limited = (id: string, workingDays: number) => ({ step: id, name: id, ...by('甲'), due: { workingDays } });
const timed = (workingDays: number, ...parts: readonly ProcessPart[]): readonly ProcessPart[] => [
  { section: 'inner', name: '审核段', parts, timers: [{ id: 'late', name: '到时', workingDays }] },
  { choice: 'after', branches: [{ event: { id: 'late', name: '到时' }, parts: [] }, { parts: [] }] },
];

test('办结时限比各步时限加起来最长的走法短，会说怎么改；并行只算最长的一路，正好够的不说', () => {
  const parts = [
    limited('甲步', 2),
    { parallel: 'p', branches: [[limited('乙步', 3)], [limited('丙步', 1)]] },
  ] as const;
  const told = (endWithin: TimeLimit) =>
    deadlineFindings({ ...processOf(...parts), endWithin }).map(({ element, message, help }) => [
      element,
      message,
      help,
    ]);
  deepEqual(told({ workingDays: 5 }), []);
  deepEqual(told({ workingHours: 100 }), [
    [
      '',
      '各步的时限加起来，最长的走法要 5 个工作日，可是全程的办结时限只有 100 小时：人人都按时，也会超期。',
      '把几步的时限改短，或者在“流程设置”里把办结时限放宽。',
    ],
  ]);
});

test('一段里各步的时限加起来比整段还长，会说；并行的几路只算最长的一路', () => {
  const late = processOf(...timed(3, limited('甲步', 2), limited('乙步', 2)));
  deepEqual(
    deadlineFindings(late).map(({ element, message }) => [element, message]),
    [['inner', '“审核段”里各步的时限加起来最长要 4 个工作日，可是整段只有 3 个工作日：人人都按时，也会超时。']],
  );
  const side = processOf(...timed(3, { parallel: 'p', branches: [[limited('甲步', 2)], [limited('乙步', 2)]] }));
  deepEqual(deadlineFindings(side), []);
  equal(longestWay(side, side.root), 48);
  const one = processOf(...timed(3, limited('甲步', 5)));
  deepEqual(
    deadlineFindings(one).map(({ element }) => element),
    ['甲步'],
  );
});

test('提醒比时限还早，会说', () => {
  const early = (afterDue: number) =>
    deadlineFindings(processOf({ ...limited('审核', 2), overdue: [{ afterDue, act: { kind: 'remind' } }] })).length;
  deepEqual([early(-2), early(-1), early(0)], [1, 0, 0]);
});

test('看不到的内容被自动抄进看得到的字段，会说；自动抄送遇上密级，会说', () => {
  const program = processOf(
    { ...step('审核', '甲'), fields: { 底价: 'hidden' } },
    { step: '抄写', name: '抄写', does: { kind: 'setField', field: '说明', to: { from: '底价' } } },
    { ...step('通知', '乙'), copies: [{ to: by('丙').handler, when: 'entered' }] },
  );
  deepEqual(
    leakFindings(program, { label }).map(({ message }) => message),
    ['“审核”看不到“底价”，可是“抄写”把它抄进了他们看得到的“说明”。'],
  );
  deepEqual(
    leakFindings(program, { label, secret: '密级' }).map(({ element }) => element),
    ['抄写', '通知'],
  );
});
