import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTreeOrder } from './agency-tree.ts';

test('every agency stands behind its parent, one step further in', () => {
  const agencies = [
    { id: 'district', parentId: 'city' },
    { id: 'platform', parentId: null },
    { id: 'city', parentId: null },
    { id: 'street', parentId: 'district' },
    { id: 'orphan', parentId: 'elsewhere' },
  ];

  assert.deepEqual(
    inTreeOrder(agencies).map(({ agency, depth }) => `${depth} ${agency.id}`),
    ['0 platform', '0 city', '1 district', '2 street', '0 orphan'],
  );
});
