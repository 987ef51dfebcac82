import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject, JsonValue } from '@gov/base';
import type { FieldSlot } from '@gov/forms';
import { CallError } from '#platform/web/data/call-error.ts';
import { forgetTypedOfOthers } from '#platform/web/data/typed-words.ts';
import type { MatterView } from '../../contract.ts';
import { asideAt, asidePlace, keepValues, keptFor, layAside } from './kept-values.ts';
import { ValueSaving } from './value-saving.ts';

const officer = 'person-1';
let matters = 0;

const slot = (key: string): Partial<FieldSlot> => ({ kind: 'field', key, label: key, mode: 'edit' });

const viewOf = (matterId: string, values: JsonObject, node = 'start') =>
  ({
    matterId,
    values,
    myTask: { node },
    form: { name: '', blocks: [{ kind: 'paragraph', content: ['reason', 'amount', 'day'].map(slot) }] },
  }) as unknown as MatterView; // reason: only these parts are read

/** A page on a matter and the server behind it, whose answers wait until they are let through. */
function pageOn(values: JsonObject) {
  const matterId = `matter-${++matters}`;
  const answers: (() => void)[] = [];
  const server = { values, version: 0 };
  const saving = new ValueSaving(
    {
      send: (sent) => {
        server.values = { ...server.values, ...sent };
        const version = ++server.version;
        return new Promise((resolve) => answers.push(() => resolve({ version, savedAt: '', others: {} })));
      },
      onSaved: () => undefined,
      onUnsaved: (edits, over) => keepValues(officer, viewOf(matterId, values), edits, over),
      isBeingTyped: () => false,
      readAgain: () => undefined,
    },
    {},
    values,
  );
  return { matterId, saving, server, answer: () => answers.shift()?.() };
}

test('what was typed on while its beginning was being saved stands in its field after a reload', async () => {
  const { matterId, saving, server, answer } = pageOn({});
  saving.change('reason', '因家中装修');
  const saved = saving.save();
  await Promise.resolve();
  saving.change('reason', '因家中装修，请批准');
  answer();
  await saved;

  const reloaded = viewOf(matterId, server.values);
  layAside(officer, reloaded);

  assert.deepEqual(server.values, { reason: '因家中装修' });
  assert.deepEqual(keptFor(officer, reloaded), { reason: '因家中装修，请批准' });
  assert.deepEqual(asideAt(asidePlace(officer, matterId)), []);
});

test('where somebody else changed the field meanwhile, his words stand there and mine beside the form', () => {
  const { matterId, saving } = pageOn({ reason: '原来的' });
  saving.change('reason', '我的');

  const reloaded = viewOf(matterId, { reason: '对方的' });
  layAside(officer, reloaded);

  assert.deepEqual(keptFor(officer, reloaded), {});
  assert.deepEqual(asideAt(asidePlace(officer, matterId)), [{ label: 'reason', words: '我的' }]);
});

test('chosen to stand over what another window saved, it stands in its field after a reload', () => {
  const { matterId, saving } = pageOn({ reason: '原来的' });
  saving.change('reason', '我的');
  saving.saw(5, { reason: '对方的' });
  saving.keepMine('reason');

  assert.deepEqual(keptFor(officer, viewOf(matterId, { reason: '对方的' })), { reason: '我的' });
});

test('what is refused comes back into its field with the sentence, for its person and its step alone', async () => {
  const { matterId, saving } = refusing({ amount: '请填数字，例如 12.5', day: '没有这一天，写成 2026-12-01 这样' });
  saving.change('amount', '三千元');
  saving.change('day', '2026-02-30');
  saving.change('reason', '购置打印机');
  await saving.save();

  const reloaded = viewOf(matterId, { reason: '购置打印机' });
  const back = keptFor(officer, reloaded);
  const again = refusing({ amount: '请填数字，例如 12.5', day: '没有这一天，写成 2026-12-01 这样' }, back);
  await again.saving.save();

  assert.deepEqual(back, { amount: '三千元', day: '2026-02-30' });
  assert.deepEqual(
    again.saving
      .shown()
      .problems.map(({ path }) => path)
      .sort(),
    ['amount', 'day'],
  );
  assert.deepEqual(keptFor('person-2', reloaded), {});
  assert.deepEqual(keptFor(officer, viewOf(matterId, {}, 'approve')), {});

  forgetTypedOfOthers('person-2');

  assert.deepEqual(keptFor(officer, reloaded), {}, 'the next person at this window leaves nothing of it');
});

/** A server that refuses some fields whatever is in them. */
function refusing(sentences: Readonly<Record<string, string>>, back: Readonly<Record<string, JsonValue>> = {}) {
  const matterId = `matter-${++matters}`;
  const saving = new ValueSaving(
    {
      send: async (sent) => {
        const fields = Object.entries(sentences).flatMap(([key, message]) =>
          key in sent ? [{ path: `body.values.${key}`, message }] : [],
        );
        const refusal = { code: 'matters.values', message: '有内容填得不对。', nextStep: '', traceId: '', fields };
        if (fields.length > 0) throw new CallError(422, refusal);
        return { version: 1, savedAt: '', others: {} };
      },
      onSaved: () => undefined,
      onUnsaved: (edits, over) => keepValues(officer, viewOf(matterId, {}), edits, over),
      isBeingTyped: () => false,
      readAgain: () => undefined,
    },
    back,
    {},
  );
  return { matterId, saving };
}
