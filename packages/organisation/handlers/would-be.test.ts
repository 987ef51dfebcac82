import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { actor, assignment, bureau, context, person, sectionId } from '../testing/bureau.ts';
import type { HandlerRule } from './handler-rule.ts';
import { type StepRule, wouldBe } from './would-be.ts';

const office = bureau({
  persons: [person('he', '何静', 'hj'), person('ma', '马晓东', 'mxd')],
  assignments: [assignment('he', 'business', 'head', 1), assignment('ma', 'business', 'officer', 3)],
  deputyAreas: [
    {
      leaderAssignmentId: actor('qian@leaders').assignmentId,
      sectionId: sectionId('business'),
      from: '2025-01-01' as never,
    },
  ], // reason: a day written out
});
const steps: Readonly<Record<string, StepRule>> = {
  apply: { rule: { kind: 'starter' }, before: [] },
  check: { rule: { kind: 'sectionHead', of: 'previous' }, before: ['apply'] },
  above: { rule: { kind: 'deputyInCharge', of: 'previous' }, before: ['check'] },
  filled: { rule: { kind: 'formField', field: 'who', holds: 'person' }, before: ['above'] },
  behind: { rule: { kind: 'sectionHead', of: 'previous' }, before: ['filled'] },
  round: { rule: { kind: 'sameAs', node: 'again' }, before: ['apply'] },
  again: { rule: { kind: 'sameAs', node: 'round' }, before: ['round'] },
};
const called: Readonly<Record<string, string>> = {
  who: '经办人',
  check: '科室审核',
  filled: '经办',
  apply: '填写',
  again: '再核',
};
const labels = { field: (key: string) => called[key] ?? key, step: (id: string) => called[id] ?? id };
const { now, starter } = context();
const told = (rule: HandlerRule, at?: string, mayHandle?: (id: string) => boolean) =>
  wouldBe(rule, office, { now, starter, steps, labels, ...(mayHandle ? { mayHandle } : {}) }, at);
const at = (node: keyof typeof steps & string) => told(steps[node]?.rule ?? { kind: 'chief' }, node).words;

describe('假如由某人发起，今天是谁', () => {
  test('不问发起人的照旧说今天；问发起人的说是谁发起时', () => {
    assert.equal(told({ kind: 'chief' }).words, '今天是 赵立新');
    assert.equal(told({ kind: 'starter' }).words, '由周敏发起时是 周敏');
    assert.equal(told({ kind: 'sectionHead', of: 'starter' }).words, '由周敏发起时是 何静');
    assert.equal(told({ kind: 'deputyInCharge', of: 'starter' }).words, '由周敏发起时是 钱卫东');
    assert.equal(told({ kind: 'superior', of: 'starter' }).words, '由周敏发起时是 何静');
    const other = wouldBe({ kind: 'sectionHead', of: 'starter' }, office, { now, starter: actor('li@legal'), steps });
    assert.equal(other.words, '由李明发起时是 李明', 'another starter, another head');
  });

  test('一层层分路、每一步都看上一步，或者绕成很多圈：每一步只问几遍', () => {
    const layers = Array.from({ length: 14 }, (_, layer) => layer);
    const rule: HandlerRule = { kind: 'sectionHead', of: 'previous' };
    const wayOf = (beforeFirst: readonly string[]): Readonly<Record<string, StepRule>> =>
      Object.fromEntries(
        layers.flatMap((layer) => {
          const before = layer === 0 ? beforeFirst : [`a${layer - 1}`, `b${layer - 1}`];
          return [
            [`a${layer}`, { rule, before }],
            [`b${layer}`, { rule, before }],
          ];
        }),
      );
    const askedFor = (all: Readonly<Record<string, StepRule>>) => {
      let count = 0;
      const mayHandle = () => {
        count += 1;
        return true;
      };
      const { words } = wouldBe(rule, office, { now, starter, steps: all, labels, mayHandle }, 'a13');
      return { words, count };
    };

    const straight = askedFor({ ...wayOf(['apply']), apply: { rule: { kind: 'starter' }, before: [] } });
    const round = askedFor({ ...wayOf(['apply', 'a13']), apply: { rule: { kind: 'starter' }, before: [] } });

    assert.equal(straight.words, '由周敏发起时是 何静');
    assert.ok(straight.count < 200, `asked ${straight.count} times`);
    assert.match(round.words, /由周敏发起时是 何静/);
    assert.ok(round.count < 5000, `asked ${round.count} times`);
  });

  test('没有人时说出是谁发起才没有人；不能办理的人不算', () => {
    const nobody = wouldBe({ kind: 'deputyInCharge', of: 'starter' }, office, {
      now,
      starter: actor('li@legal'),
      steps,
    });
    assert.deepEqual([nobody.words, nobody.problem], ['由李明发起时没有人：岗位空缺', 'vacant']);
    const both: HandlerRule = { kind: 'sectionMembers', of: 'starter' };
    assert.equal(told(both).words, '由周敏发起时是 何静、周敏、马晓东');
    assert.equal(told(both, undefined, (id) => id !== 'ma').words, '由周敏发起时是 何静、周敏');
  });

  test('由前面的人决定的一步，顺着前面的步骤找；找不下去的说看谁', () => {
    assert.equal(at('check'), '由周敏发起时是 何静');
    assert.equal(at('above'), '由周敏发起时是 钱卫东');
    assert.equal(told({ kind: 'sameAs', node: 'check' }).words, '由周敏发起时是 何静');
    assert.equal(at('behind'), '看上一步由谁办');
    assert.equal(told({ kind: 'sectionHead', of: 'previous' }).words, '看上一步由谁办', 'where no step is known');
    assert.equal(at('round'), '和“再核”同一人', 'a circle of steps comes to an end');
  });

  test('选定的、表单里填的和轮流的，说清由什么决定、从哪些人里', () => {
    assert.equal(at('filled'), '由表单里“经办人”选定');
    assert.equal(told({ kind: 'sectionHead', of: { field: 'who' } }).words, '由表单里“经办人”所填科室的负责人办');
    assert.equal(told({ kind: 'startersChoice' }).words, '由发起人选定');
    const from: HandlerRule = { kind: 'sectionMembers', of: 'starter' };
    assert.equal(
      told({ kind: 'previousHandlersChoice', from }).words,
      '由周敏发起时，由上一步办理人从 何静、周敏、马晓东 中选定',
    );
    assert.equal(told({ kind: 'oneOf', from, by: 'turn' }).words, '由周敏发起时，从 何静、周敏、马晓东 中轮流定一人');
    assert.equal(
      told({ kind: 'oneOf', from: { kind: 'chief' }, by: 'lot' }).words,
      '今天是 赵立新',
      'nothing to choose',
    );
  });

  test('几条规则合在一起：知道的说名字，不知道的说由什么决定', () => {
    const head: HandlerRule = { kind: 'sectionHead', of: 'starter' };
    const filled = steps.filled?.rule ?? head;
    assert.equal(told({ kind: 'union', rules: [{ kind: 'chief' }, head] }).words, '由周敏发起时是 赵立新、何静');
    assert.equal(told({ kind: 'union', rules: [head, filled] }).words, '由周敏发起时是 何静；由表单里“经办人”选定');
    const except: HandlerRule = {
      kind: 'except',
      from: { kind: 'sectionMembers', of: 'starter' },
      without: [{ kind: 'starter' }],
    };
    assert.equal(told(except).words, '由周敏发起时是 何静、马晓东');
    assert.equal(
      told({ ...except, without: [filled] }).words,
      '由周敏发起时，从 何静、周敏、马晓东 中，要到办理时才知道是谁',
    );
    const cases: HandlerRule = {
      kind: 'byCondition',
      cases: [{ when: 'days > 3', rule: { kind: 'chief' } }],
      otherwise: head,
    };
    assert.equal(told(cases).words, '按条件是 赵立新，或 何静');
  });
});
