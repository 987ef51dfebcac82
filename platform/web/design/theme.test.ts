import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { largeTheme, normalTheme } from './theme.ts';

const sheet = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** Custom properties of the first block that starts with this selector. */
function propertiesOf(selector: string): ReadonlyMap<string, string> {
  const start = sheet.indexOf(`\n${selector} {`);
  const block = sheet.slice(start, sheet.indexOf('\n}', start)).replace(/\/\*[\s\S]*?\*\//g, '');
  return new Map(
    [...block.matchAll(/--gov-([a-z0-9-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

const kebab = (token: string): string =>
  token
    .replace(/([a-z])([A-Z0-9])/g, '$1-$2')
    .replace(/([A-Z])([A-Z])(?=[a-z]|$)/g, '$1$2')
    .toLowerCase();

const plain = (value: unknown): string => String(value).replace(/px$/, '').replace(/\s+/g, '').toLowerCase();

function differences(properties: ReadonlyMap<string, string>, tokens: object): readonly string[] {
  const given = new Map(Object.entries(tokens).map(([token, value]) => [kebab(token), value]));
  return [...properties]
    .filter(([name, value]) => given.has(name) && plain(given.get(name)) !== plain(value))
    .map(([name, value]) => `${name}: ${value} in the sheet, ${given.get(name)} in the theme`);
}

test('plain elements and antd components have the same colours and sizes', () => {
  const properties = propertiesOf(':root');

  assert.ok(properties.size > 60);
  assert.deepEqual(differences(properties, normalTheme.token ?? {}), []);
});

test('large text is the same size in plain elements and antd components', () => {
  const properties = propertiesOf('[data-text="large"]');

  assert.ok(properties.size > 15);
  assert.deepEqual(differences(properties, largeTheme.token ?? {}), []);
});
