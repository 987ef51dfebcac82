import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openingProblems } from './opening-problems.ts';

const known = [{ code: 'jz-zjj', name: '江州市住房和城乡建设局' }];
const complete = {
  code: 'dq-jyj',
  name: '东清区教育局',
  shortName: '区教育局',
  administrators: [
    { duty: 'SYSTEM', name: '丁浩' },
    { duty: 'SECURITY', name: '唐洁' },
    { duty: 'AUDIT', name: '方正' },
  ],
} as const;
const idsOf = (draft: Parameters<typeof openingProblems>[0]) => openingProblems(draft, known).map(({ id }) => id);

test('everything that is wrong with a new agency is told at once, each at its field', () => {
  assert.deepEqual(openingProblems(complete, known), []);

  const [system, security, audit] = complete.administrators;
  const wrong = {
    ...complete,
    code: 'DQ JYJ！',
    shortName: '\u200b局',
    administrators: [system, { ...security, name: ' 丁浩' }, audit],
  };

  assert.deepEqual(idsOf(wrong), ['agency-short-name', 'agency-code', 'administrator-security']);
  assert.match(openingProblems(wrong, known)[1]?.message ?? '', /小写字母、数字和横线/);
  assert.match(openingProblems(wrong, known)[2]?.message ?? '', /和系统管理员是同一个姓名/);
});

test('an empty page names all six, and three of one name two', () => {
  const nobody = complete.administrators.map(({ duty }) => ({ duty, name: '' }));
  assert.equal(idsOf({ code: '', name: '', shortName: '', administrators: nobody }).length, 6);

  const alike = complete.administrators.map(({ duty }) => ({ duty, name: '王伟' }));
  assert.deepEqual(idsOf({ ...complete, administrators: alike }), ['administrator-security', 'administrator-audit']);
});

test('a code or a name that an agency has already is told with whose it is', () => {
  const [name, code] = openingProblems({ ...complete, code: 'jz-zjj', name: ' 江州市住房和城乡建设局 ' }, known);

  assert.equal(name?.id, 'agency-name');
  assert.equal(code?.message, '代码 jz-zjj 已经是江州市住房和城乡建设局的，请换一个。');
});
