/** docs/audit-events.md is true: every event of every manifest stands there once, and the code writes no other. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { knownObjectKinds } from '#components/audit/rules/record-words.ts';

const root = join(import.meta.dirname, '..');

interface Row {
  readonly component: string;
  readonly code: string;
  readonly words: string;
  readonly when: string;
  readonly holds: string;
}

/** Rows of the page's tables, each under the heading of its component. */
function rowsOf(page: string): readonly Row[] {
  let component = '';
  const rows: Row[] = [];
  for (const line of page.split('\n')) {
    component = /^## .* `([a-z-]+)`$/.exec(line)?.[1] ?? component;
    const [, code = '', words = '', when = '', holds = ''] = line.split('|').map((cell) => cell.trim());
    const name = /^`([a-z.-]+)`$/.exec(code)?.[1];
    if (name) rows.push({ component, code: name, words, when, holds });
  }
  return rows;
}

const rows = rowsOf(readFileSync(join(root, 'docs/audit-events.md'), 'utf8'));
const known = registry.flatMap(({ manifest }) =>
  Object.entries(manifest.auditEvents).map(([code, { words }]) => `${manifest.id} ${code} ${words}`),
);

test('the page lists exactly the events of the manifests, under their component and with their words', () => {
  assert.ok(known.length > 80);
  assert.deepEqual(rows.map(({ component, code, words }) => `${component} ${code} ${words}`).sort(), known.toSorted());
});

test('every row says when it is written and of what', () => {
  for (const { code, when, holds } of rows) {
    assert.ok(when.length > 5, `${code}: when`);
    assert.ok(holds.length > 3, `${code}: holds`);
  }
});

/** What the house runs by, without its tests and what the self-test of the chain invents. */
const sources = globSync(['components/*/server/**/*.ts', 'platform/server/**/*.ts'], { cwd: root })
  .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('/self-test.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'));

test('what the code writes into the audit stands in a manifest, and what stands there is written', () => {
  const codes = new Set(registry.flatMap(({ manifest }) => Object.keys(manifest.auditEvents)));
  const owners = new Set([...codes].map((code) => code.split('.')[0]));

  const written = new Set(
    sources.flatMap((text) => [...text.matchAll(/event: '([a-z-]+\.[a-z-]+)'/g)].map((m) => m[1])),
  );
  const strangers = [...written].filter((code) => owners.has(code?.split('.')[0]) && !codes.has(code ?? ''));
  const never = [...codes].filter((code) => !sources.some((text) => text.includes(`'${code}'`)));

  assert.deepEqual(strangers, []);
  assert.deepEqual(never, []);
});

test('审计里每一种对象都有中文名称，没有一种读成“其他对象”', () => {
  const written = new Set(
    sources.flatMap((text) => [...text.matchAll(/(?:objectKind: |conceal\()'([a-z-]+)'/g)].map((m) => m[1])),
  );
  const named = new Set(knownObjectKinds.map(({ code }) => code));

  assert.ok(written.size > 25, 'they are found in the code');
  assert.deepEqual(
    [...written].filter((kind) => !named.has(kind ?? '')),
    [],
  );
  for (const { words } of knownObjectKinds) assert.match(words, /^[\u4e00-\u9fff]{2,8}$/);
});
