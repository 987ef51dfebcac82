/** What the documents say about the tree is so: the parts that can be counted are counted. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const folders = (path: string): readonly string[] =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

test('the architecture page lists every decision under its number', () => {
  const page = read('docs/ARCHITECTURE.md');
  const files = readdirSync(join(root, 'docs/adr'));

  const listed = [...page.matchAll(/^(\d+)\. \[.+\]\(adr\/(.+)\)$/gm)].map(([, number, file]) => `${number} ${file}`);
  assert.deepEqual(
    listed,
    files.toSorted().map((file) => `${Number(file.slice(0, 4))} ${file}`),
  );
});

test('the architecture page names every package, every component and every part of the platform', () => {
  const page = read('docs/ARCHITECTURE.md');

  const missing = [
    ...folders('packages').map((name) => `\`packages/${name}\``),
    ...[...folders('components'), ...folders('platform/server'), ...folders('platform/web')].map(
      (name) => `\`${name}\``,
    ),
  ].filter((name) => !page.includes(name));
  assert.deepEqual(missing, []);
});

test('every package we depend on has a row that says what it is for, and no row is of a package we do not have', () => {
  const { dependencies, optionalDependencies, devDependencies } = JSON.parse(read('package.json'));
  const rows = read('docs/dependencies.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
  const have = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies });
  const fits = (row: string, name: string) => (row.endsWith('*') ? name.startsWith(row.slice(0, -1)) : row === name);

  assert.deepEqual(
    have.filter((name) => !rows.some((row) => fits(row, name))),
    [],
    'no row',
  );
  assert.deepEqual(
    rows.filter((row) => !/.@\d/.test(row) && !have.some((name) => fits(row, name))),
    [],
    'no package',
  );
});

test('every link from one document to a file of the tree leads somewhere', () => {
  const pages = globSync(['*.md', 'docs/**/*.md', '{components,packages}/*/*.md', 'platform/server/*/*.md'], {
    cwd: root,
  });
  const dead = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !existsSync(join(root, dirname(page), target)))
      .map((target) => `${page} → ${target}`),
  );
  assert.ok(pages.length > 30);
  assert.deepEqual(dead, []);
});
