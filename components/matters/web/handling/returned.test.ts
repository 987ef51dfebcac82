import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MatterView } from '../../contract.ts';
import { whySentences } from './returned.ts';

const viewOf = (trace: readonly object[]) =>
  ({ myTask: { kind: 'do', step: '拟稿', why: [] }, trace }) as unknown as MatterView; // reason: only these parts are read

test('谁的件被退回来，就告诉他是谁退回、退到哪一步', () => {
  const back = viewOf([{ act: '退回到“拟稿”', who: '陈国栋', opinion: '请改标题' }]);

  assert.deepEqual(whySentences(back, '刘思远'), ['陈国栋退回到“拟稿”，请您改好再送。']);
  assert.deepEqual(whySentences(viewOf([]), '刘思远'), []);
});

test('表过态的一步再来，不再说是上次退回来的', () => {
  for (const said of ['办理完毕', '同意', '不同意', '弃权']) {
    const trace = [
      { act: said, step: '拟稿', who: '刘思远' },
      { act: '退回到“拟稿”', who: '陈国栋', opinion: '请改标题' },
    ];
    assert.deepEqual(whySentences(viewOf(trace), '刘思远'), [], said);
  }
});
