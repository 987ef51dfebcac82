import assert from 'node:assert/strict';
import { test } from 'node:test';
import { movedOnWords, othersWentOn, refusalIsOver, toldUpTo } from './moved-on.ts';

const newest = { who: '王建华', act: '办理完毕', at: '1:51' };
const words = (reader: string, line: typeof newest | undefined = newest) => movedOnWords(line, reader, (at) => at);

test('what he did himself in another window is not told as if another had done it', () => {
  assert.equal(words('王建华'), '您 1:51 已在另一个窗口办理完毕，这一步现在不由您办理。');
  assert.equal(words('林涛'), '王建华 1:51 办理完毕，这一步现在不由您办理。');
});

const refused = (code: string, status = 409) => ({ error: { code, status }, version: 7 });

test('恢复以后，“已暂停”的红条不再留着；没有变化、别的原因的照旧留着', () => {
  assert.equal(refusalIsOver(refused('workflow.suspended'), 7), false);
  assert.equal(refusalIsOver(refused('workflow.suspended'), 9), true);
  assert.equal(refusalIsOver(refused('workflow.branch-suspended'), 8), true);
  assert.equal(refusalIsOver(refused('matters.pressed', 429), 8), true);
  assert.equal(refusalIsOver(refused('matters.version'), 8), false);
});

test('“已送陈国栋”留到他办了为止：系统自己做的不算，没在办理过程里的动作不因此消失', () => {
  const before = [{ sequence: 3, who: '刘思远' }];
  const sent = [{ sequence: 5, who: '刘思远' }, ...before];

  const upTo = toldUpTo(before, sent);

  assert.equal(othersWentOn(upTo, sent), false);
  assert.equal(othersWentOn(upTo, [{ sequence: 6, who: '系统' }, ...sent]), false);
  assert.equal(othersWentOn(upTo, [{ sequence: 7, who: '陈国栋' }, { sequence: 6, who: '系统' }, ...sent]), true);
  assert.equal(toldUpTo(sent, sent), undefined);
  assert.equal(othersWentOn(undefined, [{ sequence: 9, who: '陈国栋' }, ...sent]), false);
});
