import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as pause } from 'node:timers/promises';
import type { JsonObject } from '@gov/base';
import { CallError, notReached } from '#platform/web/data/call-error.ts';
import { ValueSaving } from './value-saving.ts';

/** A server with one matter, as two windows see it. */
function windowOn(values: JsonObject, version: number, isBeingTyped = false) {
  const sent: JsonObject[] = [];
  const others: JsonObject[] = [];
  const refuse: CallError[] = [];
  const read = { again: 0 };
  const saving = new ValueSaving(
    {
      send: async (edits) => {
        sent.push(edits);
        const refusal = refuse.shift();
        if (refusal) throw refusal;
        return { version: version + sent.length, savedAt: '2026-11-24T08:00:00Z', others: others.shift() ?? {} };
      },
      onSaved: () => undefined,
      onUnsaved: () => undefined,
      isBeingTyped: () => isBeingTyped,
      readAgain: () => {
        read.again += 1;
      },
    },
    {},
    values,
  );
  saving.saw(version, values);
  return { saving, sent, others, refuse, read };
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

const inField = ({ saving }: ReturnType<typeof windowOn>): JsonObject => ({
  ...saving.shown().stored,
  ...saving.shown().edits,
});

test('a saved text stands in its field from the save on, not only when the page has read it back', async () => {
  const page = windowOn({ title: '' }, 0);
  page.saving.change('title', '我的标题');
  await page.saving.save();

  assert.deepEqual([page.saving.shown().state, inField(page)], ['saved', { title: '我的标题' }]);

  page.saving.saw(1, { title: '我的标题' });

  assert.deepEqual(inField(page), {}, 'from now on the page says it');
});

test('an answer older than the last save changes nothing', async () => {
  const page = windowOn({ title: '' }, 0);
  page.saving.change('title', '我的标题');
  await page.saving.save();
  page.saving.change('title', '我的标题，续');

  page.saving.saw(0, { title: '' });
  page.saving.saw(2, { title: '我的标题', place: '北山' });

  assert.deepEqual([page.saving.shown().theirs, inField(page)], [{}, { title: '我的标题，续' }]);
});

test('who has begun a line and thinks goes on in that line; the blanks are gone when the field is left', async () => {
  const page = windowOn({ title: '' }, 0, true);
  page.saving.change('title', '第一段\n');
  await page.saving.save();
  page.saving.saw(1, { title: '第一段' });

  assert.deepEqual(inField(page), { title: '第一段\n' });

  page.saving.leave('title');

  assert.deepEqual(inField(page), {});
});

test('what somebody else saves after a save stands in the field, also while it has the cursor', async () => {
  const page = windowOn({ title: '' }, 0, true);
  page.saving.change('title', '我的标题');
  await page.saving.save();
  page.saving.saw(1, { title: '我的标题' });
  page.saving.saw(2, { title: '对方的标题' });

  assert.deepEqual(inField(page), {});
});

test('the page may read a save before its answer is here: that is nobody else', async () => {
  const page = windowOn({ title: '' }, 0);
  page.saving.change('title', '第一稿');
  const saved = page.saving.save();
  await Promise.resolve();
  page.saving.change('title', '第一稿，续');
  page.saving.saw(1, { title: '第一稿' });

  assert.deepEqual(page.saving.shown().theirs, {});
  await saved;
});

test('a refused act brings back what it would have taken along', () => {
  const page = windowOn({ title: '' }, 0);
  page.saving.change('title', '我的标题');
  const bringBack = page.saving.taken();
  bringBack();

  assert.deepEqual(page.saving.shown().edits, { title: '我的标题' });
});

/** A page on whose way to the server the network is away until it is brought back. */
function pageOffline() {
  const sent: JsonObject[] = [];
  const network = { isThere: false };
  const saving = new ValueSaving(
    {
      send: async (edits) => {
        if (!network.isThere) throw notReached();
        sent.push(edits);
        return { version: 1, savedAt: '2026-11-24T08:00:00Z', others: {} };
      },
      onSaved: () => undefined,
      onUnsaved: () => undefined,
      isBeingTyped: () => true,
      readAgain: () => undefined,
    },
    {},
    { phone: '' },
  );
  return { saving, sent, network, goes: saving.arrive() };
}

test('what was typed while the network was away is saved by itself when it is back', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { saving, sent, network } = pageOffline();
  saving.change('phone', '0571-88888888');
  t.mock.timers.tick(1_200);
  await pause();

  assert.equal(saving.shown().state, 'unstored', 'no field is to blame');
  assert.match(saving.shown().failure?.nextStep ?? '', /恢复以后会再存一次/);

  network.isThere = true;
  t.mock.timers.tick(10_000);
  await pause();

  assert.deepEqual(sent, [{ phone: '0571-88888888' }]);
  assert.deepEqual([saving.shown().state, saving.shown().failure], ['saved', undefined]);
});

test('a page that was left does not save behind the back of the one that is opened then', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { saving, sent, network, goes } = pageOffline();
  saving.change('phone', '0571-88888888');
  goes();
  t.mock.timers.tick(1_200);
  await pause();

  network.isThere = true;
  t.mock.timers.tick(60_000);
  await pause();

  assert.deepEqual(sent, []);
});

test('what was to be sent again is not, once the page was left', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { saving, sent, network, goes } = pageOffline();
  saving.change('phone', '0571-88888888');
  t.mock.timers.tick(1_200);
  await pause();
  assert.equal(saving.shown().state, 'unstored', 'it waits to be sent again');

  goes();
  network.isThere = true;
  t.mock.timers.tick(60_000);
  await pause();

  assert.deepEqual([sent, saving.shown().edits], [[], { phone: '0571-88888888' }]);
});

test('that a choice is still to be made is old news as soon as it is made', async () => {
  const { saving } = windowOn({ title: '原标题' }, 3);
  saving.change('title', '我的标题');
  saving.saw(5, { title: '对方的标题' });
  const refused = await saving.settle().catch((error: unknown) => error);
  assert.ok(refused instanceof CallError);

  saving.takeTheirs('title');

  await refused.over;
});

test('what a colleague put into another field while this one was saved stands in it; where mine is being typed I am asked', async () => {
  const { saving, sent, others } = windowOn({ title: '原标题', place: '', note: '' }, 3);
  others.push({ place: '同事写的地点', note: '同事写的备注' });
  saving.change('title', '我的标题');
  const saved = saving.save();
  await Promise.resolve();
  saving.change('place', '我的地点');
  await saved;

  assert.deepEqual(saving.shown().theirs, { place: '同事写的地点' });

  saving.saw(4, { title: '我的标题', place: '同事写的地点', note: '同事写的备注' });
  await saving.save();

  assert.deepEqual(saving.shown().theirs, { place: '同事写的地点' }, 'reading it back is no choice');
  assert.deepEqual(sent, [{ title: '我的标题' }], 'nothing is saved over it');

  saving.keepMine('place');
  await saving.save();

  assert.deepEqual(sent.at(-1), { place: '我的地点' });
});

test('who was second in a field reads what stands there, chooses, and what else he wrote is saved meanwhile', async () => {
  const { saving, sent, refuse, read } = windowOn({ title: '原标题', place: '' }, 3);
  refuse.push(
    new CallError(409, {
      code: 'matters.field-changed',
      message: '',
      nextStep: '',
      traceId: '',
      fields: [{ path: 'title', message: '张三改成了“对方的标题”，您写的是“我的标题”' }],
    }),
  );
  saving.change('title', '我的标题');
  saving.change('place', '江州');
  await saving.save();

  assert.equal(read.again, 1);

  saving.saw(5, { title: '对方的标题', place: '' });
  await saving.save();

  assert.deepEqual(sent.at(-1), { place: '江州' });
  assert.deepEqual([saving.shown().theirs, saving.shown().edits], [{ title: '对方的标题' }, { title: '我的标题' }]);

  saving.keepMine('title');
  await saving.save();

  assert.deepEqual(sent.at(-1), { title: '我的标题' });
  saving.arrive()();
});
