import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneAtATime } from './one-at-a-time.ts';

/** A command whose requests are answered, and whose page is read anew, when the test says so. */
function command() {
  const ask = oneAtATime<string>();
  const sent: { readonly key: string; answer(reply: string): void; refuse(): void }[] = [];
  const rereads: (() => void)[] = [];
  const press = (key: string) =>
    ask(key, {
      send: () =>
        new Promise((resolve, reject) =>
          sent.push({ key, answer: resolve, refuse: () => reject(new Error('refused')) }),
        ),
      reread: () => new Promise<void>((resolve) => rereads.push(resolve)),
    });
  const reread = async () => {
    for (const one of rereads.splice(0)) one();
    await settled();
  };
  return {
    press,
    reread,
    keys: () => sent.map(({ key }) => key),
    nth: (place: number) => sent[place] ?? assert.fail(),
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a double click sends once, and both clicks hear the one reply', async () => {
  const { press, keys, nth } = command();

  const both = [press('生成一次性码'), press('生成一次性码')];
  nth(0).answer('码');
  await settled();

  assert.deepEqual(keys(), ['生成一次性码']);
  assert.deepEqual(await Promise.all(both), ['码', '码']);
});

test('a slow second click, after the answer and before the page shows it, sends nothing; a later one does', async () => {
  const { press, reread, keys, nth } = command();
  const first = press('签收');
  nth(0).answer('已签收');
  await first;

  press('签收');
  await settled();
  assert.deepEqual(keys(), ['签收']);

  await reread();
  press('签收');
  assert.deepEqual(keys(), ['签收', '签收']);
});

test('the next row of a list waits until the former is answered, and is not forgotten when that is refused', async () => {
  const { press, keys, nth } = command();
  const first = press('甲');
  const second = press('乙');
  assert.deepEqual(keys(), ['甲']);

  nth(0).refuse();
  await assert.rejects(first);
  await settled();
  assert.deepEqual(keys(), ['甲', '乙']);

  nth(1).answer('好');
  assert.equal(await second, '好');
});

test('what was refused may be pressed again at once', async () => {
  const { press, keys, nth } = command();
  const first = press('甲');
  nth(0).refuse();
  await assert.rejects(first);
  await settled();

  press('甲');

  assert.deepEqual(keys(), ['甲', '甲']);
});
