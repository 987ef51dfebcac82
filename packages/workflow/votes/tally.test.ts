import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { VoteRule } from '../index.ts';
import type { Tally } from './tally.ts';
import { decisionOf } from './tally.ts';

const tally = (agreed: number, disagreed: number, abstained: number, open: number): Tally => ({
  agreed,
  disagreed,
  abstained,
  open,
});

test('三分之二同意：正好达到就算通过，一票不差也一票不多', () => {
  const rule = { percent: 67 };
  equal(decisionOf(rule, tally(2, 1, 0, 0)), 'no', '2·100 < 67·3');
  equal(decisionOf({ percent: 66 }, tally(2, 1, 0, 0)), 'yes');
  equal(decisionOf({ percent: 50 }, tally(2, 0, 0, 2)), 'yes', '后面的人怎么表决都不会变');
  equal(decisionOf({ percent: 50 }, tally(1, 0, 0, 3)), undefined);
  equal(decisionOf({ percent: 50 }, tally(0, 3, 0, 2)), 'no', '再也达不到');
});

test('恰好三分之二：三人两票、五十人三十四票够，三十三票不够，没有取整的事', () => {
  const rule = { of: [2, 3] } as const;
  equal(decisionOf(rule, tally(2, 0, 0, 1)), 'yes');
  equal(decisionOf(rule, tally(1, 1, 0, 1)), undefined);
  equal(decisionOf(rule, tally(1, 2, 0, 0)), 'no');
  equal(decisionOf(rule, tally(33, 17, 0, 0)), 'no', '33·3 < 2·50, though it is 66 %');
  equal(decisionOf(rule, tally(34, 16, 0, 0)), 'yes');
  equal(decisionOf(rule, tally(2, 1, 3, 0), 'excluded'), 'yes');
  equal(decisionOf(rule, tally(2, 1, 3, 0), 'asNo'), 'no');
});

test('弃权：不计入总数，或者算不同意', () => {
  equal(decisionOf({ percent: 50 }, tally(1, 1, 2, 0), 'excluded'), 'yes');
  equal(decisionOf({ percent: 50 }, tally(1, 1, 2, 0), 'asNo'), 'no');
  equal(decisionOf('all', tally(2, 0, 1, 0), 'excluded'), 'yes');
  equal(decisionOf('all', tally(2, 0, 1, 1), 'asNo'), 'no');
});

test('一票否决：有人反对即不通过，弃权不碍事；没有一人同意的表决不算通过', () => {
  equal(decisionOf('veto', tally(3, 1, 0, 5)), 'no');
  equal(decisionOf('veto', tally(1, 0, 3, 0), 'asNo'), 'yes');
  equal(decisionOf('veto', tally(1, 0, 3, 1), 'asNo'), undefined);
  for (const rule of ['veto', 'all', 'any', { percent: 0 }, { votes: 0 }] as const) {
    equal(decisionOf(rule, tally(0, 0, 3, 0), 'excluded'), 'no');
  }
});

test('票数：够了就通过，够不到了就不通过', () => {
  equal(decisionOf({ votes: 2 }, tally(2, 0, 0, 3)), 'yes');
  equal(decisionOf({ votes: 2 }, tally(1, 3, 0, 0)), 'no');
  equal(decisionOf({ votes: 2 }, tally(0, 3, 0, 1)), 'no');
});

const rules: readonly VoteRule[] = [
  'all',
  'any',
  'veto',
  { percent: 34 },
  { percent: 67 },
  { of: [2, 3] },
  { percent: 100 },
  { votes: 2 },
];

test('一旦定了结果，后面的人怎么表决都不会变；都表决完了必有结果', () => {
  let decided = 0;
  for (const rule of rules) {
    for (const abstain of ['excluded', 'asNo'] as const) {
      for (const given of everyTally(4)) {
        const now = decisionOf(rule, given, abstain);
        if (given.open === 0) equal(now === undefined, false);
        if (!now || given.open === 0) continue;
        decided += 1;
        for (const later of oneMoreVote(given))
          equal(decisionOf(rule, later, abstain), now, JSON.stringify({ rule, given }));
      }
    }
  }
  equal(decided > 100, true);
});

function everyTally(members: number): readonly Tally[] {
  const all: Tally[] = [];
  for (let agreed = 0; agreed <= members; agreed += 1)
    for (let disagreed = 0; agreed + disagreed <= members; disagreed += 1)
      for (let abstained = 0; agreed + disagreed + abstained <= members; abstained += 1)
        all.push(tally(agreed, disagreed, abstained, members - agreed - disagreed - abstained));
  return all;
}

const oneMoreVote = (one: Tally): readonly Tally[] => [
  { ...one, agreed: one.agreed + 1, open: one.open - 1 },
  { ...one, disagreed: one.disagreed + 1, open: one.open - 1 },
  { ...one, abstained: one.abstained + 1, open: one.open - 1 },
];
