import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CallError, notReached, notStored, refusalFrom } from './call-error.ts';
import { untilKnown } from './until-known.ts';

const refused = (code: string) => new CallError(409, { code, message: '没有提交。', nextStep: '', traceId: '' });

/** Answers in turn; an error is thrown. */
function answers(...these: readonly (string | CallError)[]) {
  let asked = 0;
  const ask = async (): Promise<string> => {
    const answer = these[asked++] ?? assert.fail('asked too often');
    if (answer instanceof CallError) throw answer;
    return answer;
  };
  return { ask, asked: () => asked };
}

test('an answer that got lost is asked for once more, and the second answer counts', async () => {
  const { ask, asked } = answers(notReached(), '已送');

  assert.equal(await untilKnown(ask), '已送');
  assert.equal(asked(), 2);
});

test('a page of a proxy in place of the answer is no answer; a refusal of the server is one', async () => {
  assert.equal(
    await untilKnown(answers(refusalFrom({ status: 502, body: undefined, traceId: '', changes: true }), '已送').ask),
    '已送',
  );

  const { ask, asked } = answers(refused('matters.stale'));
  await assert.rejects(untilKnown(ask), { code: 'matters.stale' });
  assert.equal(asked(), 1);
});

test('twice without an answer, or with one that says nothing about the first request, is not known', async () => {
  for (const second of [notReached(), refused('http.busy'), refused('http.session')])
    await assert.rejects(untilKnown(answers(notReached(), second).ask), {
      code: 'client.unknown-outcome',
      message: '没有收到服务器的答复，不知道送出没有。',
      status: 0,
    });
});

test('a save that nobody asked for was not to be sent: its refusal speaks of storing', () => {
  assert.equal(notStored(refused('matters.stale')).message, '没有存上。');
  const expired = new CallError(401, {
    code: 'http.session',
    message: '登录已过期，没有提交，写好的内容都在。',
    nextStep: '重新登录后再提交一次。',
    traceId: '',
  });
  assert.equal(
    notStored(expired).message + notStored(expired).nextStep,
    '登录已过期，没有存上，写好的内容都在。恢复以后会再存一次。',
  );
  const tooFast = new CallError(429, { code: 'http.rate', message: '', nextStep: '等 5 秒再试。', traceId: '' });
  assert.equal(notStored(tooFast).nextStep, '写好的内容都在，恢复以后会再存一次。', 'nobody has to do it');
  const withdrawn = new CallError(403, {
    code: 'http.permission',
    message: '这里需要权限。',
    nextStep: '',
    traceId: '',
  });
  assert.equal(notStored(withdrawn).message, '没有存上：这里需要权限。');
  assert.equal(notStored(notReached()).message, '没有连上服务器，这一稿还没有存上。');
});
