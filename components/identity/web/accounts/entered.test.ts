import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneTimeCodeProblem, passwordProblem, secondFactorProblem, signInNameProblem } from './entered.ts';

const said = (found: readonly { readonly message: string }[]) => found.map(({ message }) => message).join();

test('a password is told how long it is, or that it is guessed at once, and nothing when it will do', () => {
  assert.match(said(passwordProblem('p', '')), /还没有填/);
  assert.match(said(passwordProblem('p', '春天的湖边')), /现在是 5 个字符，至少要 10 个/);
  assert.match(said(passwordProblem('p', 'zhaolei-2026', 'zhaolei')), /很容易被猜到/);
  assert.deepEqual(passwordProblem('p', '春天的湖边有一只猫在睡觉', 'zhaolei'), []);
});

test('sign-in names, one-time codes and codes of the authenticator are told what they have to be', () => {
  for (const wrong of ['ab', 'Zhao Lei', '赵磊'])
    assert.match(said(signInNameProblem('n', wrong)), /小写字母、数字、点、横线/);
  assert.deepEqual(signInNameProblem('n', ' zhaolei '), []);
  assert.match(said(oneTimeCodeProblem('c', 'K7Q2-9FMT')), /现在是 8 个/);
  assert.deepEqual(oneTimeCodeProblem('c', 'k7q2 9fmt 3xwd 8hpc'), []);
  assert.match(said(secondFactorProblem('f', '12345')), /6 位数字/);
  assert.deepEqual(secondFactorProblem('f', '123 456'), []);
});
