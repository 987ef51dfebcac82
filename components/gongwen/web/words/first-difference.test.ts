import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BodyDocument } from '@gov/gongwen';
import { firstDifference } from './first-difference.ts';

const text = (...lines: readonly string[]): BodyDocument => ({
  type: 'doc',
  content: lines.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })),
});

test('two texts are opened where they differ first: a changed, an added or a missing paragraph', () => {
  assert.equal(firstDifference(text('一', '二', '三'), text('一', '二', '叁')), 2);
  assert.equal(firstDifference(text('一', '二'), text('一', '新', '二')), 1);
  assert.equal(firstDifference(text('一'), text('一', '二')), 1);
  assert.equal(firstDifference(text('一', '二'), text('一', '二')), undefined);
});
