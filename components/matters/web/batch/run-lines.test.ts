import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CallError } from '#platform/web/data/call-error.ts';
import type { Going } from './batch-plan.ts';
import { progressWords, resultWords } from './batch-words.ts';
import { type Line, runLines } from './run-lines.ts';

const line = (commandId: string): Line => ({ ...({} as Going), commandId, state: 'waiting' }); // reason: who sends looks at the row, this does not
const refusal = (status: number, code: string) =>
  new CallError(status, { code, message: `${code}。`, nextStep: '', traceId: '' });
const lines = ['a', 'b', 'c'].map(line);

/** What each row answers, in turn; every request is noted. */
function office(answers: Readonly<Record<string, CallError>> = {}) {
  const sent: string[] = [];
  const shown: string[] = [];
  let stopAfter = Number.POSITIVE_INFINITY;
  const run = (these: readonly Line[]) =>
    runLines(these, {
      send: async ({ commandId }) => {
        sent.push(commandId);
        const answer = answers[commandId];
        if (answer) throw answer;
      },
      isStopped: () => sent.length >= stopAfter,
      onChange: (now) => shown.push(progressWords(now)),
    });
  return { run, sent, shown, stop: (after: number) => (stopAfter = after) };
}
const states = (ended: readonly Line[]) => ended.map(({ state }) => state);

test('一件没有办成，别的照办，每办一件说一次进度', async () => {
  const desk = office({ b: refusal(409, 'matters.stale') });
  const ended = await desk.run(lines);
  assert.deepEqual(states(ended), ['done', 'refused', 'done']);
  assert.equal(ended[1]?.sentence, 'matters.stale。');
  assert.deepEqual(desk.shown, ['已办 1 / 3', '已办 2 / 3', '已办 3 / 3']);
  assert.equal(resultWords(ended), '已办 2 件，1 件没有办成。');
});

test('停止后余下的没有送出，接着办只办余下的', async () => {
  const desk = office();
  desk.stop(1);
  const stopped = await desk.run(lines);
  assert.deepEqual(states(stopped), ['done', 'waiting', 'waiting']);
  assert.equal(resultWords(stopped), '已办 1 件，还有 2 件没办。');

  desk.stop(Number.POSITIVE_INFINITY);
  assert.deepEqual(states(await desk.run(stopped)), ['done', 'done', 'done']);
  assert.deepEqual(desk.sent, ['a', 'b', 'c']);
});

test('没有答复时停下，再办用同一个编号，办过的不会办第二次', async () => {
  const answers: Record<string, CallError> = { b: refusal(0, 'client.unknown-outcome') };
  const desk = office(answers);
  const cut = await desk.run(lines);
  assert.deepEqual(states(cut), ['done', 'waiting', 'waiting']);
  assert.equal(cut[1]?.sentence, 'client.unknown-outcome。');

  delete answers['b'];
  const ended = await desk.run(cut);
  assert.deepEqual(states(ended), ['done', 'done', 'done']);
  assert.equal(ended[1]?.sentence, undefined);
  assert.deepEqual(desk.sent, ['a', 'b', 'b', 'c']);
});

test('要重新登录或者太快时停下；只是这一件有人在改，就接着办下一件', async () => {
  for (const [status, code] of [
    [401, 'http.session'],
    [429, 'http.rate'],
    [409, 'http.other-identity'],
    [503, 'http.broken'],
  ] as const)
    assert.deepEqual(
      states(await office({ a: refusal(status, code) }).run(lines)),
      ['waiting', 'waiting', 'waiting'],
      code,
    );
  const busy = await office({ a: refusal(409, 'http.busy') }).run(lines);
  assert.deepEqual(states(busy), ['waiting', 'done', 'done']);
});
