import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '@gov/base';
import { ValueSaving } from './value-saving.ts';

/** A server with one matter, as two windows see it. */
function windowOn(values: JsonObject, version: number) {
  const sent: JsonObject[] = [];
  const saving = new ValueSaving(
    {
      send: async (edits) => {
        sent.push(edits);
        return { version: version + sent.length, savedAt: '2026-11-24T08:00:00Z' };
      },
      onSaved: () => undefined,
      onUnsaved: () => undefined,
      isBeingTyped: () => false,
    },
    {},
    values,
  );
  saving.saw(version, values);
  return { saving, sent };
}

test('what another window saved in the same field is shown, and nothing is saved over it before a choice', async () => {
  const { saving, sent } = windowOn({ title: '原标题', place: '' }, 3);
  saving.change('title', '我的标题');
  saving.change('place', '江州');

  saving.saw(5, { title: '对方的标题', place: '' });
  await saving.save();

  assert.deepEqual(saving.shown().theirs, { title: '对方的标题' });
  assert.deepEqual(sent, [{ place: '江州' }], 'the other field is saved');
  assert.equal(saving.shown().state, 'failed');
  await assert.rejects(saving.settle(), /还没有选用谁的/);
});

test('my words are saved over theirs when chosen', async () => {
  const { saving, sent } = windowOn({ title: '原标题' }, 3);
  saving.change('title', '我的标题');
  saving.saw(5, { title: '对方的标题' });

  saving.keepMine('title');
  await saving.save();

  assert.deepEqual(sent, [{ title: '我的标题' }]);
  assert.deepEqual([saving.shown().theirs, saving.shown().state], [{}, 'saved']);
});

test('their words stand when chosen, and mine are not sent', async () => {
  const { saving, sent } = windowOn({ title: '原标题' }, 3);
  saving.change('title', '我的标题');
  saving.saw(5, { title: '对方的标题' });

  saving.takeTheirs('title');
  await saving.save();

  assert.deepEqual([sent, saving.shown().edits, saving.shown().theirs], [[], {}, {}]);
  assert.equal((await saving.settle()).version, 5);
});

test('what this window saved itself, and news about other fields, are no reason to ask', async () => {
  const { saving, sent } = windowOn({ title: '原标题', place: '' }, 3);
  saving.change('title', '第一稿 ');
  await saving.save();
  saving.change('title', '第一稿 续');

  saving.saw(4, { title: '第一稿', place: '' });
  saving.saw(6, { title: '第一稿', place: '北山' });
  await saving.save();

  assert.deepEqual(saving.shown().theirs, {});
  assert.deepEqual(sent.at(-1), { title: '第一稿 续' });
});
