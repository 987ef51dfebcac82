import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WebRegistryRow } from './component-web.ts';
import { candidatesFor, menuOf, rowOfAddress, widgetsOf } from './menu.ts';

const row = (id: string, rest: Partial<WebRegistryRow>): WebRegistryRow => ({
  id,
  name: id,
  menu: [],
  widgets: [],
  load: () => Promise.reject(new Error('not loaded in this test')),
  ...rest,
});

const registry = [
  row('cars', { menu: [{ path: '/cars', words: '用车', group: '日常办公', order: 20, permission: 'cars.book' }] }),
  row('portal', { menu: [{ path: '/', words: '首页', group: '首页', order: 1 }] }),
  row('matters', {
    menu: [
      { path: '/outgoing', words: '发文', group: '公文', order: 20 },
      { path: '/incoming', words: '收文', group: '公文', order: 10 },
      { path: '/search', words: '查找', group: '首页', order: 9 },
    ],
    widgets: [
      { id: 'sent', words: '我送出的', place: 'work', order: 20 },
      { id: 'inbox', words: '待我办', place: 'work', order: 10 },
    ],
  }),
];
const everything = { permissions: ['cars.book'], openComponents: ['cars', 'portal', 'matters'] };

test('the menu is grouped by work and each group is in its order', () => {
  const groups = menuOf(registry, everything);

  assert.deepEqual(
    groups.map((group) => [group.name, group.rows.map((item) => item.words)]),
    [
      ['首页', ['首页']],
      ['公文', ['收文', '发文']],
      ['日常办公', ['用车']],
    ],
  );
});

test('what a person may not use or an agency has closed is not in the menu', () => {
  const withoutRight = menuOf(registry, { ...everything, permissions: [] });
  const closed = menuOf(registry, { ...everything, openComponents: ['portal'] });

  assert.ok(!withoutRight.some((group) => group.name === '日常办公'));
  assert.deepEqual(
    closed.map((group) => group.name),
    ['首页'],
  );
  assert.deepEqual(widgetsOf(registry, { ...everything, openComponents: ['portal'] }), []);
});

test('widgets stand in their order', () => {
  assert.deepEqual(
    widgetsOf(registry, everything).map((widget) => widget.id),
    ['inbox', 'sent'],
  );
});

test('a page below a menu line is shown as being there', () => {
  const groups = menuOf(registry, everything);

  assert.equal(rowOfAddress(groups, '/outgoing/0198')?.words, '发文');
  assert.equal(rowOfAddress(groups, '/outgoings'), undefined);
  assert.equal(rowOfAddress(groups, '/')?.words, '首页');
});

test('the component of an address is asked first', () => {
  assert.equal(candidatesFor(registry, '/incoming/3')[0]?.id, 'matters');
  assert.equal(candidatesFor(registry, '/matters/3')[0]?.id, 'matters');
  assert.equal(candidatesFor(registry, '/nowhere').length, 3);
});
