import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CallError } from '#platform/web/data/call-error.ts';
import type { Going } from './batch-plan.ts';
import { progressWords, resultWords, takenBack, toldOtherwise } from './batch-words.ts';
import { type Line, runLines } from './run-lines.ts';

// reason: of its row and task only these are looked at
const line = (commandId: string, mayWithdraw = true): Line => ({
  ...({ row: { title: commandId }, task: { act: 'agree', said: `已送${commandId}`, mayWithdraw } } as Going),
  commandId,
  state: 'waiting',
});
const refusal = (status: number, code: string) =>
  new CallError(status, { code, message: `${code}。`, nextStep: '', traceId: '' });
const lines = ['a', 'b', 'c'].map(line);

/** What each row answers, in turn; every request is noted. */
function office(answers: Record<string, Error | string> = {}, calmAfter = Number.POSITIVE_INFINITY) {
  let pauses = 0;
  const sent: string[] = [];
  const shown: string[] = [];
  let stopAfter = Number.POSITIVE_INFINITY;
  const run = (these: readonly Line[]) =>
    runLines(these, {
      send: async ({ commandId }) => {
        sent.push(commandId);
        const answer = answers[commandId];
        if (answer instanceof Error) throw answer;
        return answer ?? `已送${commandId}`;
      },
      isStopped: () => sent.length >= stopAfter,
      onChange: (now) => shown.push(progressWords(now)),
      pause: async () => {
        pauses += 1;
        if (pauses === calmAfter) for (const id of Object.keys(answers)) delete answers[id];
      },
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
  const answers: Record<string, Error> = { b: refusal(0, 'client.unknown-outcome') };
  const desk = office(answers);
  const cut = await desk.run(lines);
  assert.deepEqual(states(cut), ['done', 'waiting', 'waiting']);
  assert.equal(cut[1]?.sentence, 'client.unknown-outcome。');

  delete answers['b'];
  const ended = await desk.run(cut);
  assert.deepEqual(states(ended), ['done', 'done', 'done']);
  assert.equal(ended[1]?.sentence, '已送b');
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

test('一下子太多时等一等再办同一件，不必再按', async () => {
  const desk = office({ b: refusal(429, 'http.rate') }, 2);
  assert.deepEqual(states(await desk.run(lines)), ['done', 'done', 'done']);
  assert.deepEqual(desk.sent, ['a', 'b', 'b', 'b', 'c']);
});

test('等的时候按了停止，就不再送', async () => {
  const desk = office({ a: refusal(429, 'http.rate') });
  desk.stop(1);
  const stopped = await desk.run(lines);
  assert.deepEqual(states(stopped), ['waiting', 'waiting', 'waiting']);
  assert.equal(stopped[0]?.sentence, 'http.rate。');
  assert.deepEqual(desk.sent, ['a']);
});

test('没有料到的差错也有一句话，余下的等着，再办不会办第二次', async () => {
  const cut = await office({ b: new TypeError('broken') }).run(lines);
  assert.deepEqual(states(cut), ['done', 'waiting', 'waiting']);
  assert.match(cut[1]?.sentence ?? '', /不知道这件办了没有/);
});

test('办完说清几件能取回，和实际送给了谁', async () => {
  const ended = await office({ b: '已送李四审批', c: refusal(409, 'matters.stale') }).run([
    line('a'),
    line('b', false),
    line('c'),
  ]);
  assert.deepEqual(takenBack(ended), { may: 1, mayNot: 1 });
  assert.deepEqual(
    toldOtherwise(ended).map(({ row: { title }, why }) => [title, why]),
    [['b', '已送李四审批']],
  );
});
