import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ComponentManifest } from '@gov/base/component';
import { checkComponents } from './registry/check-components.ts';
import { orderComponents } from './registry/order-components.ts';
import type { FoundComponent } from './registry/read-components.ts';
import { serverRegistry } from './registry/server-registry.ts';
import { webRegistry } from './registry/web-registry.ts';

function componentNamed(
  id: string,
  differs: Partial<ComponentManifest> = {},
  parts: Partial<FoundComponent> = {},
): FoundComponent {
  const manifest: ComponentManifest = {
    id,
    name: `组件${id}`,
    foundation: false,
    needs: [],
    tables: [],
    permissions: [],
    settings: [],
    menu: [],
    widgets: [],
    events: [],
    auditEvents: {},
    errors: {},
    ...differs,
  };
  return {
    folder: id,
    manifest,
    routes: {},
    hasContract: true,
    hasServer: true,
    hasWeb: true,
    hasMigrations: true,
    ...parts,
  };
}

test('a component stands behind everything it needs', () => {
  const found = [
    componentNamed('todo', { needs: ['matters'] }),
    componentNamed('archives'),
    componentNamed('matters', { needs: ['archives'] }),
  ];

  const { ordered, problems } = orderComponents(found);

  assert.deepEqual(
    ordered.map((each) => each.folder),
    ['archives', 'matters', 'todo'],
  );
  assert.deepEqual(problems, []);
});

test('a need that does not exist and a circle of needs are refused with words', () => {
  const unknown = orderComponents([componentNamed('todo', { needs: ['matter'] })]);
  const circle = orderComponents([componentNamed('a', { needs: ['b'] }), componentNamed('b', { needs: ['a'] })]);

  assert.match(unknown.problems.join(), /todo needs matter, which does not exist/);
  assert.match(circle.problems.join(), /circle: a, b/);
});

test('two components never own the same table, permission, menu path, error code or address', () => {
  const parts: Partial<ComponentManifest> = {
    tables: ['link'],
    permissions: [{ code: 'links.edit', words: '维护链接' }],
    menu: [{ path: '/links', words: '链接', group: '首页', order: 1 }],
    errors: { 'links.gone': { status: 404, message: '没有了', nextStep: '刷新' } },
  };
  const route = { method: 'GET', summary: 's', permission: 'public', input: {}, reply: {} } as const;
  const first = componentNamed('a', parts, { routes: { one: { ...route, path: '/api/links/:id' } } });
  const second = componentNamed('b', parts, { routes: { two: { ...route, path: '/api/links/:linkId' } } });

  assert.deepEqual(checkComponents([first]), []);
  const sentences = checkComponents([first, second]).join('\n');
  for (const what of [
    'table link',
    'permission links.edit',
    'menu path /links',
    'error code links.gone',
    'route GET /api/links/:…',
  ]) {
    assert.match(sentences, new RegExp(`${what} is named more than once: a, b`));
  }
});

test('a route that asks for a permission nobody can hold is refused', () => {
  const route = { method: 'GET', path: '/api/a', summary: 's', permission: 'a.reed', input: {}, reply: {} } as const;

  const sentences = checkComponents([
    componentNamed('a', { permissions: [{ code: 'a.read', words: '查看' }] }, { routes: { route } }),
  ]);

  assert.match(sentences.join(), /asks for permission a\.reed, which no manifest names/);
});

test('a component with only a server part, or only a web part, has a row on that side', () => {
  const serverOnly = componentNamed('meeting-rooms', {}, { hasWeb: false });
  const webOnly = componentNamed('links', {}, { hasServer: false, hasMigrations: false });

  const server = serverRegistry([serverOnly, webOnly]);
  const web = webRegistry([serverOnly, webOnly]);

  assert.match(
    server,
    /import \{ server as meetingRoomsServer \} from '#components\/meeting-rooms\/server\/index\.ts'/,
  );
  assert.match(server, /manifest: linksManifest,\n {4}routes: \{\},\n {4}server: \{ handlers: \{\} \},\n {2}\}/);
  assert.match(web, /import\('#components\/links\/web\/index\.tsx'\)/);
  assert.doesNotMatch(web, /meeting-rooms/);
});
