import assert from 'node:assert/strict';
import { test } from 'node:test';
import { watchNews } from './news-watch.ts';

interface Page {
  readonly returned: number;
}

/** A page of the list beside a server whose answers come when the test says so. */
function desk() {
  let onServer: Page = { returned: 0 };
  let outdated: Page | undefined;
  const answers: (() => void)[] = [];
  const read = () =>
    new Promise<Page>((resolve) => {
      const then = onServer;
      answers.push(() => resolve(then));
    });
  const same = (newest: Page, shown: Page) => newest.returned === shown.returned;
  const watch = watchNews({ read, same }, (shown) => {
    outdated = shown;
  });
  return {
    watch,
    changes: (returned: number) => {
      onServer = { returned };
      watch.heard();
    },
    answersCome: async () => {
      for (const answer of answers.splice(0)) answer();
      await new Promise(setImmediate);
    },
    hasNews: (shown: Page) => outdated === shown,
  };
}

test('一份退文到了，开着的“发出的”说有变化', async () => {
  const { watch, changes, answersCome, hasNews } = desk();
  const shown = { returned: 0 };
  watch.shows(shown);

  changes(1);
  await answersCome();

  assert.equal(hasNews(shown), true);
});

test('正在重新读的时候来的退文，读到的旧样子显示出来以后也会说', async () => {
  const { watch, changes, answersCome, hasNews } = desk();
  watch.shows({ returned: 0 });
  changes(1);
  await answersCome();

  // somebody looks: the list is read, a second one comes back meanwhile, and what was read does not know of it
  const readBefore = { returned: 1 };
  changes(2);
  await answersCome();
  watch.shows(readBefore);
  await answersCome();

  assert.equal(hasNews(readBefore), true);
});

test('第一次还没读完就来的退文，读完以后也会说', async () => {
  const { watch, changes, answersCome, hasNews } = desk();
  changes(1);
  const first = { returned: 0 };

  watch.shows(first);
  await answersCome();

  assert.equal(hasNews(first), true);
});

test('读到的已经是新的，不再说有变化', async () => {
  const { watch, changes, answersCome, hasNews } = desk();
  const before = { returned: 0 };
  watch.shows(before);
  changes(1);
  const now = { returned: 1 };

  watch.shows(now);
  await answersCome();

  assert.deepEqual([hasNews(before), hasNews(now)], [false, false]);
});
