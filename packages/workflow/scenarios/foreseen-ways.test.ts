import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { forecast, type ProcessPart } from '../index.ts';
import { by, processOf, Scenario } from '../testing/scenario.ts';

const step = (name: string): ProcessPart => ({ step: name, name, ...by(name) });

/** The way as it is foreseen: node, what it depends on, and whether it lies on a way that was not assumed. */
function foreseen(parts: readonly ProcessPart[], answers: Record<string, boolean | 'unknown'>) {
  const office = new Scenario(processOf(...parts), answers);
  return forecast(office.program, office.state, office.facts())
    .filter(({ current }) => !current)
    .map(({ node, uncertain, alternative }) => [node, uncertain ?? 'sure', ...(alternative ? ['else'] : [])].join(' '));
}

const byDays: ProcessPart = {
  choice: 'days',
  branches: [
    { when: '超过三天', label: '长假', parts: [step('局长')] },
    { label: '其他', parts: [] },
  ],
};

test('条件还无法判断：默认的走法和别的走法都说，注明看表单；各路都回到一起以后，又是一定要经过的', () => {
  deepEqual(foreseen([byDays, step('存档')], { 超过三天: 'unknown' }), ['局长 answer else', '存档 sure']);
  deepEqual(foreseen([byDays, step('存档')], { 超过三天: true }), ['局长 sure', '存档 sure']);
  deepEqual(foreseen([byDays, step('存档')], { 超过三天: false }), ['存档 sure']);
});

test('有一路在里面就结束：后面的也不一定经过', () => {
  const ends: ProcessPart = {
    choice: 'ends',
    branches: [
      { when: '不用批', label: '到此为止', parts: [step('登记'), { end: 'early' }] },
      { label: '其他', parts: [step('科长')] },
    ],
  };
  deepEqual(foreseen([ends, step('存档')], { 不用批: 'unknown' }), ['科长 answer', '登记 answer else', '存档 answer']);
});

test('套着的条件：外面不知道，里面的都不一定', () => {
  const outer: ProcessPart = {
    choice: 'outer',
    branches: [
      { when: '花钱', label: '要', parts: [step('财务'), byDays] },
      { label: '其他', parts: [step('科长')] },
    ],
  };
  deepEqual(foreseen([outer, step('存档')], { 花钱: 'unknown', 超过三天: true }), [
    '科长 answer',
    '财务 answer else',
    '局长 answer else',
    '存档 sure',
  ]);
});

test('包容分支：条件成立的一定走，无法判断而走默认的不一定', () => {
  const some: ProcessPart = {
    parallel: 'some',
    branches: [
      { when: '花钱', label: '财务', parts: [step('财务')] },
      { when: '涉法', label: '法制', parts: [step('法制')] },
      { otherwise: true, parts: [step('办公室')] },
    ],
  };
  deepEqual(foreseen([some, step('存档')], { 花钱: true, 涉法: 'unknown' }), [
    '财务 sure',
    '办公室 answer',
    '存档 sure',
  ]);
});
