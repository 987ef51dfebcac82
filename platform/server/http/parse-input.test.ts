import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Route } from '@gov/base/component';
import Type from 'typebox';
import { compileRoute, parseInput } from './parse-input.ts';

const Closed = { additionalProperties: false } as const;
const route = compileRoute({
  method: 'POST',
  path: '/api/test',
  summary: 'A test',
  permission: 'signed-in',
  input: {
    query: Type.Object(
      { box: Type.Optional(Type.Union(['todo', 'done', 'drafts', 'mine'].map((box) => Type.Literal(box)))) },
      Closed,
    ),
    body: Type.Object({ values: Type.Record(Type.String(), Type.Unknown()) }, Closed),
  },
  reply: Type.Any(),
} as unknown as Route); // reason: what the test does not look at is left out

const parse = (values: unknown, query: object = {}) => parseInput(route, { params: {}, query, body: { values } });
const refusal = (result: ReturnType<typeof parse>) => (result.ok ? assert.fail('taken') : result.rejection);

test('what the database cannot keep is refused with the name of its field; the same signs written out are text', () => {
  const half = refusal(parse({ reason: '回乡\ud800' }));
  const nothing = refusal(parse({ list: [{ name: 'a\u0000b' }] }));

  assert.deepEqual(
    half.fields?.map(({ path }) => path),
    ['body.values.reason'],
  );
  assert.deepEqual(
    nothing.fields?.map(({ path }) => path),
    ['body.values.list.0.name'],
  );
  assert.ok(parse({ reason: '写成 \\u0000 和 \\ud800 的样子，还有😀' }).ok);
});

test('a body nested without end is refused, one nested as deep as a document is taken', () => {
  const nested = (depth: number): unknown => {
    let value: unknown = '底';
    for (let n = 0; n < depth; n += 1) value = [value];
    return value;
  };

  assert.equal(refusal(parse({ deep: nested(100_000) })).code, 'http.nested');
  assert.ok(parse({ deep: nested(50) }).ok);
});

test('one wrong choice is one thing to mend, however many choices there are', () => {
  const wrong = refusal(parse({}, { box: 'nope' }));

  assert.deepEqual(wrong.fields, [{ path: 'query.box', message: '不在可选的范围内' }]);
  assert.ok(parse({}, { box: 'mine' }).ok);
});
