import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NodeDefinition, State, Visit } from '@gov/workflow';
import { voteStands } from './vote-stands.ts';

const vote = { multi: { mode: 'parallel', rule: 'all' } } as unknown as NodeDefinition; // reason: what a vote is told by
const round = (kept?: Visit['kept']): Visit => ({ id: 2, queue: [], ...(kept ? { kept } : {}) }) as unknown as Visit; // reason: as above
const open = (id: number): State['items'][number] => ({ id, visit: 2, kind: 'do', state: 'open' }) as never; // reason: as above

const said = (visit: Visit, items: number): string | undefined =>
  voteStands(vote, { state: { items: Array.from({ length: items }, (_, at) => open(at + 1)) } as never, visit }, true); // reason: as above

test('上一轮留下的表态也算在人数里：三人会签、一人已同意，再问的是另外两个', () => {
  const kept = { agreed: 1, disagreed: 0, abstained: 0 };

  assert.equal(said(round(), 3), '3 人会签，全部同意才通过；还没有人表态');
  assert.equal(said(round(kept), 2), '3 人会签，全部同意才通过；已有 1 人同意');
  assert.equal(said(round({ ...kept, agreed: 2 }), 1), '3 人会签，全部同意才通过；已有 2 人同意');
  assert.equal(said(round(), 1), undefined, '一个人定的不说');
});
