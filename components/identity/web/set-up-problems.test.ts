import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setUpProblems } from './set-up-problems.ts';

const complete = {
  code: 'K7Q2-9FMT-3XWD-8HPC',
  platformName: '江州市政务办公云',
  administrators: [
    { duty: 'SYSTEM', name: '钱一', signInName: 'platform.system', password: 'first-run-2027' },
    { duty: 'SECURITY', name: '钱二', signInName: 'platform.security', password: 'first-run-2028' },
    { duty: 'AUDIT', name: '钱三', signInName: 'platform.audit', password: 'first-run-2029' },
  ],
} as const;

test('an empty first-run page names all that is missing, in its order and with whose it is', () => {
  const administrators = complete.administrators.map(({ duty }) => ({ duty, name: '', signInName: '', password: '' }));

  const problems = setUpProblems({ code: '', platformName: '', administrators });

  assert.equal(problems.length, 11);
  assert.deepEqual(problems[0], { id: 'set-up-code', message: '首次启用码是 16 个字母和数字。' });
  assert.deepEqual(problems.at(-1), { id: 'audit-password', message: '审计管理员的密码至少 10 个字符。' });
  assert.ok(problems.slice(2).every(({ message }) => /^(系统|安全|审计)管理员的/.test(message)));
});

test('a complete page has nothing to mend; a sign-in name in capitals has', () => {
  assert.deepEqual(setUpProblems(complete), []);

  const [first, ...others] = complete.administrators;
  const capitals = setUpProblems({ ...complete, administrators: [{ ...first, signInName: 'Platform' }, ...others] });

  assert.deepEqual(
    capitals.map(({ id }) => id),
    ['system-sign-in-name'],
  );
});

test('two of the three with one password: the page says whose it is and keeps every word', () => {
  const [system, security, auditor] = complete.administrators;
  const alike = { ...auditor, password: 'ｆirst-run-2027' };

  const found = setUpProblems({ ...complete, administrators: [system, security, alike] });

  assert.deepEqual(found, [
    { id: 'audit-password', message: '审计管理员的密码和系统管理员的一样，三个人的密码要各不相同。' },
  ]);
  const empty = complete.administrators.map((one) => ({ ...one, password: '' }));
  const missing = setUpProblems({ ...complete, administrators: empty });
  assert.ok(
    missing.every(({ message }) => message.includes('至少 10 个字符')),
    'nothing typed is not the same',
  );
});

test('everything is told at once: equal names, equal passwords and weak ones of all three', () => {
  const alike = complete.administrators.map((one) => ({ ...one, signInName: 'admin', password: 'admin12345' }));

  const found = setUpProblems({ ...complete, administrators: alike });

  assert.deepEqual(
    found.map(({ id }) => id),
    ['system-password', 'security-sign-in-name', 'security-password', 'audit-sign-in-name', 'audit-password'],
  );
  assert.match(found[1]?.message ?? '', /^安全管理员的用户名和系统管理员的一样/);
  assert.match(found[4]?.message ?? '', /^审计管理员的密码很容易被猜到.*。也和系统管理员的一样/);
});
