import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { join, json, sql } from './sql.ts';

test('a value becomes a parameter and never text', () => {
  const name = `'; drop table office.person; --`;

  const statement = sql`select 1 from office.person where name = ${name}`;

  assert.equal(statement.text, 'select 1 from office.person where name = $1');
  assert.deepEqual(statement.values, [name]);
});

test('a nested fragment is put in place and the parameters are renumbered', () => {
  const agency = sql`agency_id = ${'a'}`;
  const when = sql`(${agency} and valid_from <= ${'2026-01-01'})`;

  const statement = sql`select ${1} from office.post where ${when} and id = ${'p'}`;

  assert.equal(statement.text, 'select $1 from office.post where (agency_id = $2 and valid_from <= $3) and id = $4');
  assert.deepEqual(statement.values, [1, 'a', '2026-01-01', 'p']);
});

test('several rows become one statement', () => {
  const rows = [1, 2, 3].map((n) => sql`(${n}, ${json({ n })})`);

  const statement = sql`insert into office.t (a, b) values ${join(rows)}`;

  assert.equal(statement.text, 'insert into office.t (a, b) values ($1, $2), ($3, $4), ($5, $6)');
  assert.deepEqual(statement.values, [1, '{"n":1}', 2, '{"n":2}', 3, '{"n":3}']);
});

test('the same text has the same name, another text another one, and every name fits into 63 characters', () => {
  const byId = (id: string) => sql`select 1 where id = ${id}`;

  assert.equal(byId('a').name, byId('b').name);
  assert.notEqual(byId('a').name, sql`select 2 where id = ${'a'}`.name);
  assert.ok(byId('a').name.length <= 63);
});

test('one template with other fragments is another statement each time, also when it was made before', () => {
  const find = (narrow: ReturnType<typeof sql>, id: string) => sql`select 1 where ${narrow} and id = ${id}`;
  const free = () => sql`true`;
  const among = (names: readonly string[]) => sql`name in (${join(names.map((name) => sql`${name}`))})`;

  for (const round of ['first', 'second']) {
    assert.deepEqual(find(free(), round).text, 'select 1 where true and id = $1');
    assert.deepEqual(find(free(), round).values, [round]);
    for (const names of [['a'], ['a', 'b'], ['c', 'd', 'e']]) {
      const { text, values, name } = find(among(names), round);
      const places = names.map((_, index) => `$${index + 1}`).join(', ');
      assert.equal(text, `select 1 where name in (${places}) and id = $${names.length + 1}`);
      assert.deepEqual(values, [...names, round]);
      assert.notEqual(name, find(free(), round).name);
    }
  }
});

test('undefined, an unmarked object and a number that is none are refused', () => {
  const missing = undefined as unknown as string;

  assert.throws(() => sql`select ${missing}`, /undefined/);
  assert.throws(() => sql`select ${{ a: 1 } as unknown as string}`, /json\(\)/);
  assert.throws(() => sql`select ${Number.NaN}`, /no number/);
  assert.throws(() => json(undefined), /undefined/);
});

test('however fragments are nested, every $n names exactly its value', () => {
  const tree = fc.letrec<{ node: unknown[] }>((tie) => ({
    node: fc.array(fc.oneof({ depthSize: 'small' }, fc.integer(), tie('node')), { maxLength: 4 }),
  })).node;
  const build = (node: unknown[]): ReturnType<typeof sql> =>
    node.reduce<ReturnType<typeof sql>>(
      (before, child) => sql`${before} <${Array.isArray(child) ? build(child) : (child as number)}>`,
      sql`x`,
    );
  const shape = (node: unknown[]): string =>
    `x${node.map((child) => ` <${Array.isArray(child) ? shape(child) : '?'}>`).join('')}`;
  const flat = (node: unknown[]): unknown[] => node.flatMap((child) => (Array.isArray(child) ? flat(child) : [child]));

  fc.assert(
    fc.property(tree, (node) => {
      const statement = build(node as unknown[]);
      assert.equal(statement.text.replace(/\$\d+/g, '?'), shape(node as unknown[]));
      const numbers = [...statement.text.matchAll(/\$(\d+)/g)].map((match) => Number(match[1]));
      assert.deepEqual(
        numbers,
        numbers.map((_, index) => index + 1),
      );
      assert.deepEqual(statement.values, flat(node as unknown[]));
    }),
  );
});
