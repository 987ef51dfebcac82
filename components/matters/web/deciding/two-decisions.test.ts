import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MatterView } from '../../contract.ts';
import { twoDecisions } from './two-decisions.ts';

const decision = (key: string, words = key) => ({ key, words, run: () => undefined });
const viewWith = (...who: readonly string[]) =>
  ({ myTask: { returnTargets: who.map((name) => ({ who: name })) } }) as unknown as MatterView; // reason: only the targets are read

test('批阅时只摆同意和退回两个，其余都在更多里', () => {
  const bar = twoDecisions(viewWith('刘思远'), {
    primary: decision('agree'),
    others: [decision('disagree'), decision('return', '退回修改…')],
    more: [decision('transfer'), decision('cancel')],
  });

  assert.equal(bar.primary?.key, 'agree');
  assert.deepEqual(
    bar.others.map(({ words }) => words),
    ['退回给刘思远修改…'],
  );
  assert.deepEqual(
    bar.more.map(({ key }) => key),
    ['disagree', 'transfer', 'cancel'],
  );
});

test('能退给几个人时，按钮不替他挑人；不能退回时摆不同意', () => {
  const others = [decision('return', '退回修改…')];

  assert.equal(twoDecisions(viewWith('刘思远', '陈国栋'), { others, more: [] }).others[0]?.words, '退回修改…');
  assert.equal(twoDecisions(viewWith(), { others: [decision('disagree')], more: [] }).others[0]?.key, 'disagree');
});
