import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MatterView } from '../../contract.ts';
import { sentWords } from './sent-words.ts';

const starter = { name: '刘思远', section: '建管科' };
const viewOf = (myTask?: { readonly sentBy?: string; readonly arrivedAt: string }) =>
  ({ starter, myTask }) as unknown as MatterView; // reason: only these parts are read

const words = (view: MatterView) => sentWords(view, (instant) => instant);

test('a sentence about where it came from never begins in its middle', () => {
  assert.equal(words(viewOf({ sentBy: '林涛', arrivedAt: '14:26' })), '林涛 14:26 送来，建管科刘思远发起');
  assert.equal(words(viewOf({ sentBy: '刘思远', arrivedAt: '14:26' })), '刘思远 14:26 送来');
  assert.equal(words(viewOf({ arrivedAt: '14:26' })), '刘思远 14:26 送来');
  assert.equal(words(viewOf()), '建管科刘思远发起', 'who has decided it elsewhere');
});
