import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OfficeDay, Version, words } from '@gov/base/input';
import Type from 'typebox';
import { compileRoute, parseInput } from './parse-input.ts';

const Closed = { additionalProperties: false } as const;
const PostRole = Type.Union([
  Type.Literal('chief'),
  Type.Literal('officer'),
  Type.Object({ kind: Type.Literal('named'), name: words(1, 10) }, Closed),
  Type.String({ minLength: 20, maxLength: 30 }),
]);
const route = compileRoute({
  method: 'POST',
  path: '/api/rooms/:room',
  summary: 'Only here',
  permission: 'signed-in',
  input: {
    params: Type.Object({ room: Type.String() }, Closed),
    query: Type.Object({ q: Type.Optional(Type.String()) }, Closed),
    body: Type.Object(
      {
        name: words(2, 10),
        role: Type.Optional(PostRole),
        from: Type.Optional(OfficeDay),
        version: Type.Optional(Version),
        values: Type.Optional(Type.Object({}, { additionalProperties: true })),
      },
      Closed,
    ),
  },
  reply: Type.Object({}),
});

const parse = (body: unknown, { params = { room: 'a' }, query = {} }: { params?: object; query?: object } = {}) =>
  parseInput(route, { params, query, body });

function refused(body: unknown, more: { params?: object; query?: object } = {}) {
  const result = parse(body, more);
  if (result.ok) throw new Error('was let through');
  const { code, data, fields = [] } = result.rejection;
  return { code, count: data?.count, fields: fields.map(({ path, message }) => [path, message]) };
}

const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
const unreadable = '含有不能用的字符，请删掉后重新输入';

test('JSON nested without end is refused; as deep as a document may be it is taken', () => {
  assert.equal(refused({ name: '会议室', values: { a: nested(100_000) } }).code, 'http.nested');
  assert.equal(parse({ name: '会议室', values: { a: nested(90) } }).ok, true);
});

test('half a character and the character zero are refused by the name of their field, wherever they stand', () => {
  assert.deepEqual(refused({ name: 'ab\ud800' }).fields, [['body.name', unreadable]]);
  assert.deepEqual(refused({ name: 'a\u0000b' }).fields, [['body.name', unreadable]]);
  assert.deepEqual(refused({ name: '会议室', values: { list: ['好', '\udc00'] } }).fields, [
    ['body.values.list.1', unreadable],
  ]);
  assert.equal(refused({ name: '会议室', values: { 'a\ud800': 1 } }).fields.length, 1);
  assert.deepEqual(refused({ name: '会议室' }, { params: { room: '\u0000' } }).fields, [['params.room', unreadable]]);
  assert.deepEqual(refused({ name: '会议室' }, { query: { q: '\ud83d' } }).fields, [['query.q', unreadable]]);

  assert.equal(parse({ name: '😀会议室' }).ok, true, 'a whole pair is one character');
  assert.equal(parse({ name: '\\u0000' }).ok, true, 'six typed characters are no character zero');
});

test('a text of blanks is no text', () => {
  assert.deepEqual(refused({ name: '    ' }).fields, [['body.name', '至少 2 个字，前后的空格不算']]);
  assert.equal(refused({ name: '\u3000室\u3000' }).code, 'http.input');
  assert.equal(parse({ name: ' 室 内 ' }).ok, true);
});

test('one wrong value is one place, however many kinds of value could stand there', () => {
  const both = refused({ name: '会议室', role: 'nobody', version: 2 ** 53 });

  assert.equal(both.count, 2);
  assert.deepEqual(both.fields.toSorted(), [
    ['body.role', '至少 20 个字'],
    ['body.version', '不能大于 2147483647'],
  ]);
  assert.deepEqual(refused({ name: '会议室', role: 7 }).fields, [['body.role', '不在可选的范围内']]);
  assert.deepEqual(refused({ name: '会议室', role: { kind: 'named', name: ' ' } }).fields, [
    ['body.role.name', '必须填写，不能只有空格'],
  ]);
  assert.equal(parse({ name: '会议室', role: 'officer', version: 0 }).ok, true);
});

test('what is missing and what is too much are named one by one', () => {
  assert.deepEqual(refused({ other: 1, another: 2 }).fields.toSorted(), [
    ['body.another', '有不认识的内容'],
    ['body.name', '必须填写'],
    ['body.other', '有不认识的内容'],
  ]);
});

test('a day outside every office is refused with the range', () => {
  const sentence = '日期要在 1949-10-01 到 2099-12-31 之间';

  for (const from of ['0001-01-01', '1949-09-30', '2100-01-01', '9999-12-31'])
    assert.deepEqual(refused({ name: '会议室', from }).fields, [['body.from', sentence]], from);
  assert.deepEqual(refused({ name: '会议室', from: '2026-02-30' }).fields, [['body.from', '格式不对']]);
  for (const from of ['1949-10-01', '1950-01-01', '2026-11-24', '2099-12-31'])
    assert.equal(parse({ name: '会议室', from }).ok, true, from);
});
