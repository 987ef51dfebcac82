import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { checkTree } from './architecture/check-tree.ts';

type Files = Readonly<Record<string, string>>;

/** A small house that breaks no rule; each case replaces or adds files. */
const soundHouse: Files = {
  'package.json': '{"dependencies":{"typebox":"1.0.0"}}',
  'packages/base/package.json': '{"name":"@gov/base","sideEffects":false}',
  'packages/base/index.ts': 'export const one = 1;',
  'packages/forms/package.json': '{"name":"@gov/forms","sideEffects":false,"dependencies":{"@gov/base":"0.1.0"}}',
  'packages/forms/index.ts': `import { one } from '@gov/base';\nexport const two = one + 1;`,
  'platform/server/database/sql.ts': 'export const sql = String.raw;',
  'platform/web/shell/menu.tsx': `import type { routes } from '#components/links/contract.ts';\nexport type R = typeof routes;`,
  'components/links/component.ts': `export const component = { id: 'links', needs: [] };`,
  'components/links/contract.ts': `import Type from 'typebox';\nexport const routes = Type.Object({});`,
  'components/links/rules/order.ts': `import { one } from '@gov/base';\nexport const order = one;`,
  'components/links/server/store.ts': `import { sql } from '#platform/server/database/sql.ts';\nexport const read = sql\`select 1\`;`,
  'components/links/server/index.ts': `import { read } from './store.ts';\nexport const server = read;`,
  'components/links/web/index.tsx': `import { order } from '../rules/order.ts';\nexport const web = <b>{order}</b>;`,
  'components/links/db/0001-links.sql': `create table office.link (agency_id uuid);\nselect office.agency_table('link', 'select');`,
  'components/todo/component.ts': `export const component = { id: 'todo', needs: ['links'] };`,
  'components/todo/contract.ts': `export type { routes } from '#components/links/contract.ts';`,
};

interface Case {
  readonly rule: string;
  /** What breaks the rule. */
  readonly broken: Files;
  readonly says: RegExp;
  /** The nearest thing that is still allowed. */
  readonly allowed: Files;
}

const cases: readonly Case[] = [
  {
    rule: 'a package has no builtin of Node; only gm has its cryptography, and tests have what they like',
    broken: { 'packages/forms/file.ts': `import { readFileSync } from 'node:fs';\nexport const f = readFileSync;` },
    says: /^packages\/forms\/file\.ts:1 package forms imports node:fs/,
    allowed: {
      'packages/gm/sm3.ts': `import { createHash } from 'node:crypto';\nexport const h = createHash;`,
      'packages/forms/file.test.ts': `import 'node:fs';`,
    },
  },
  {
    rule: 'gm has no builtin but cryptography',
    broken: { 'packages/gm/key.ts': `import { readFileSync } from 'fs';\nexport const f = readFileSync;` },
    says: /package gm imports node:fs/,
    allowed: { 'packages/gm/key.ts': `import { sign } from 'crypto';\nexport const f = sign;` },
  },
  {
    rule: 'a package imports nothing of the house but packages by name',
    broken: { 'packages/forms/deep.ts': `export type { X } from '#platform/server/database/sql.ts';` },
    says: /package forms reaches outside itself/,
    allowed: { 'packages/forms/deep.ts': `export type { X } from './index.ts';` },
  },
  {
    rule: 'a package reaches another by its name, not by a path',
    broken: { 'packages/forms/deep.ts': `export { one } from '../base/index.ts';` },
    says: /package forms reaches outside itself/,
    allowed: { 'packages/forms/deep.ts': `export { one } from '@gov/base';` },
  },
  {
    rule: 'a package says that it has no side effects, so that pages load only what they use of it',
    broken: { 'packages/ledger/package.json': '{"name":"@gov/ledger"}' },
    says: /^packages\/ledger\/package.json:1 package ledger does not say "sideEffects": false/,
    allowed: { 'packages/ledger/package.json': '{"name":"@gov/ledger","sideEffects":false}' },
  },
  {
    rule: 'a package names what it imports in its package.json',
    broken: { 'packages/forms/package.json': '{"name":"@gov/forms","sideEffects":false}' },
    says: /package forms imports @gov\/base without naming it/,
    allowed: { 'packages/forms/schema.ts': `import Type from 'typebox';\nexport const t = Type;` },
  },
  {
    rule: 'packages form no circle',
    broken: {
      'packages/base/package.json': '{"name":"@gov/base","sideEffects":false,"dependencies":{"@gov/forms":"0.1.0"}}',
      'packages/base/index.ts': `export type { two } from '@gov/forms';\nexport const one = 1;`,
    },
    says: /packages form a circle: base → forms → base/,
    allowed: { 'packages/base/index.test.ts': `import '@gov/base';` },
  },
  {
    rule: 'components form no circle',
    broken: { 'components/links/component.ts': `export const component = { id: 'links', needs: ['todo'] };` },
    says: /components form a circle: links → todo → links/,
    allowed: {},
  },
  {
    rule: 'the platform knows no component',
    broken: { 'platform/server/http/mount.ts': `export { routes } from '#components/links/contract.ts';` },
    says: /the platform imports component links/,
    allowed: { 'platform/server/http/mount.ts': `export { sql } from '../database/sql.ts';` },
  },
  {
    rule: 'the shell knows contracts as types only',
    broken: { 'platform/web/shell/menu.tsx': `export { routes } from '#components/links/contract.ts';` },
    says: /contracts only as types/,
    allowed: { 'platform/web/shell/menu.tsx': `export type { routes } from '#components/links/contract.ts';` },
  },
  {
    rule: 'the platform imports no app',
    broken: { 'platform/server/http/start.ts': `export const start = () => import('#apps/server/main.ts');` },
    says: /the platform imports an app/,
    allowed: { 'apps/server/main.ts': `export { sql } from '#platform/server/database/sql.ts';` },
  },
  {
    rule: 'web never imports server, not even a type',
    broken: { 'platform/web/data/client.ts': `export type { sql } from '#platform/server/database/sql.ts';` },
    says: /web imports server/,
    allowed: { 'platform/web/data/client.ts': `export type { R } from '../shell/menu.tsx';` },
  },
  {
    rule: 'a type written as import() counts as an import',
    broken: { 'platform/web/data/client.ts': `export type S = import('#platform/server/database/sql.ts').S;` },
    says: /web imports server/,
    allowed: { 'platform/web/data/client.ts': `export type S = import('../shell/menu.tsx').R;` },
  },
  {
    rule: 'browser code has no builtin of Node',
    broken: { 'components/links/web/page.tsx': `import 'node:path';` },
    says: /browser code imports node:path/,
    allowed: { 'components/links/server/path.ts': `import 'node:path';` },
  },
  {
    rule: "a component's web part does not import its server part",
    broken: { 'components/links/web/page.tsx': `export { server } from '../server/index.ts';` },
    says: /web part of links imports the server part/,
    allowed: { 'components/links/web/page.tsx': `export { routes } from '../contract.ts';` },
  },
  {
    rule: 'server code does not import the web platform',
    broken: { 'components/links/server/menu.ts': `export type { R } from '#platform/web/shell/menu.tsx';` },
    says: /server code imports platform\/web/,
    allowed: { 'components/links/server/menu.ts': `export type { sql } from '#platform/server/database/sql.ts';` },
  },
  {
    rule: "another component's inside stays closed",
    broken: { 'components/todo/server/index.ts': `export { read } from '#components/links/server/store.ts';` },
    says: /imports the inside of links/,
    allowed: { 'components/todo/server/index.ts': `export { routes } from '#components/links/contract.ts';` },
  },
  {
    rule: 'a contract is imported only where the need is declared',
    broken: { 'components/links/server/other.ts': `export { routes } from '#components/todo/contract.ts';` },
    says: /imports the contract of todo without naming it in needs/,
    allowed: { 'components/todo/web/index.tsx': `export { routes } from '#components/links/contract.ts';` },
  },
  {
    rule: 'a contract imports packages, typebox and contracts only',
    broken: { 'components/links/contract.ts': `export type { sql } from '#platform/server/database/sql.ts';` },
    says: /contract\.ts of links imports platform\/server/,
    allowed: {
      'components/links/contract.ts': `export { one as routes } from './contract/rows.ts';`,
      'components/links/contract/rows.ts': `export { one } from '@gov/base';`,
    },
  },
  {
    rule: 'rules are pure',
    broken: {
      'components/links/rules/late.ts': `export type { sql } from '#platform/server/database/sql.ts';`,
    },
    says: /rules of links import platform\/server/,
    allowed: { 'components/links/rules/late.ts': `export { order } from './order.ts';` },
  },
  {
    rule: 'pure code reads no clock',
    broken: { 'packages/base/clock.ts': 'export const day = () => new Date();' },
    says: /reads no clock/,
    allowed: { 'packages/base/clock.ts': 'export const day = (text: string) => new Date(text);' },
  },
  {
    rule: 'pure code throws no dice',
    broken: { 'components/links/rules/dice.ts': 'export const dice = () => Math.random();' },
    says: /throws no dice/,
    allowed: { 'components/links/server/wait.ts': 'export const wait = () => Date.now();' },
  },
  {
    rule: 'SQL stands in store files only',
    broken: {
      'components/links/server/list.ts': `import { sql } from '#platform/server/database/sql.ts';\nexport const l = sql\`select 2\`;`,
    },
    says: /SQL outside store\.ts/,
    allowed: {
      'components/links/server/list-store.ts': `import { sql } from '#platform/server/database/sql.ts';\nexport const l = sql\`select 2\`;`,
    },
  },
  {
    rule: 'SQL calls no clock in a template',
    broken: {
      'components/links/server/store.ts': `import { sql } from '#platform/server/database/sql.ts';\nexport const read = sql\`\n  select now()\`;`,
    },
    says: /store\.ts:3 SQL calls now\(\)/,
    allowed: {
      'components/links/server/store.ts': `import { sql } from '#platform/server/database/sql.ts';\nexport const read = sql\`select known()\`;`,
    },
  },
  {
    rule: 'SQL calls no dice in a migration',
    broken: { 'components/links/db/0002-more.sql': 'alter table office.link add id uuid default gen_random_uuid();' },
    says: /0002-more\.sql:1 SQL calls gen_random_uuid\(\)/,
    allowed: { 'components/links/db/0002-more.sql': '-- not gen_random_uuid(): ids are made in code\nselect 1;' },
  },
  {
    rule: 'each new table says on which side it lies',
    broken: { 'components/links/db/0002-more.sql': 'create table office.visit (agency_id uuid);' },
    says: /table visit is on no side/,
    allowed: {
      'components/links/db/0002-more.sql': `create table office.visit (agency_id uuid);\nselect office.platform_table('visit', 'why', 'select');`,
    },
  },
  {
    rule: 'no code is made from text',
    broken: { 'components/links/server/formula.ts': `export const run = (t: string) => new Function(t);` },
    says: /configuration never runs code/,
    allowed: { 'components/links/server/formula.ts': `export const run = (t: Function) => typeof t === 'function';` },
  },
  {
    rule: 'no virtual machine',
    broken: { 'platform/server/http/run.ts': `import 'node:vm';` },
    says: /configuration never runs code/,
    allowed: { 'platform/server/http/run.ts': `import 'node:http';` },
  },
  {
    rule: 'the target of an import is written down',
    broken: { 'components/links/server/load.ts': 'export const load = (name: string) => import(name);' },
    says: /target of an import is computed/,
    allowed: { 'components/links/server/load.ts': `export const load = () => import('./index.ts');` },
  },
  {
    rule: 'a file has at most 400 lines; texts may be longer',
    broken: { 'packages/base/long.ts': 'export {};\n'.repeat(401) },
    says: /401 lines/,
    allowed: {
      'packages/base/long.ts': 'export {};\n'.repeat(400),
      'components/links/text/words.ts': '\n'.repeat(500),
    },
  },
  {
    rule: 'a folder has at most 20 files; tests do not count',
    broken: many(21, (n) => `platform/server/http/part-${n}.ts`),
    says: /21 files/,
    allowed: { ...many(20, (n) => `platform/server/http/part-${n}.ts`), 'platform/server/http/part.test.ts': '' },
  },
  {
    rule: 'one subject folder deep, not two',
    broken: { 'components/links/server/inbox/page/list.ts': '' },
    says: /more than one subject folder deep/,
    allowed: { 'components/links/server/inbox/list.ts': '' },
  },
  {
    rule: 'an app switches components on and does not look inside',
    broken: { 'apps/server/main.ts': `export { read } from '#components/links/server/store.ts';` },
    says: /app server imports the inside of component links/,
    allowed: { 'apps/server/main.ts': `export { server } from '#components/links/server/index.ts';` },
  },
  {
    rule: 'the web app has no builtin of Node; its build has',
    broken: { 'apps/web/main.tsx': `import 'node:fs';` },
    says: /browser code imports node:fs/,
    allowed: {
      'apps/web/vite.config.ts': `import 'node:path';\nexport { squeeze } from './squeeze.ts';`,
      'apps/web/squeeze.ts': `import 'node:zlib';\nexport const squeeze = 1;`,
    },
  },
  {
    rule: 'the product does not import the testkit',
    broken: { 'platform/server/http/run.ts': `import '#platform/testkit/clock.ts';` },
    says: /only tests may/,
    allowed: { 'platform/server/http/run.test.ts': `import '#platform/testkit/clock.ts';` },
  },
  {
    rule: 'what the tests of a component share is imported by tests only',
    broken: { 'components/links/server/index.ts': `import '../testing/office.ts';` },
    says: /only tests may/,
    allowed: {
      'components/links/testing/office.ts': `import '#platform/testkit/clock.ts';`,
      'components/links/server/book.test.ts': `import '../testing/office.ts';`,
    },
  },
];

for (const { rule, broken, says, allowed } of cases) {
  test(`architecture: ${rule}`, () => {
    assert.deepEqual(findingsOf({ ...soundHouse, ...allowed }), []);

    const findings = findingsOf({ ...soundHouse, ...broken });

    assert.equal(
      findings.length > 0 && findings.every((line) => says.test(line)),
      true,
      findings.join('\n') || 'nothing found',
    );
  });
}

function many(count: number, name: (n: number) => string): Files {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [name(n), '']));
}

function findingsOf(files: Files): readonly string[] {
  const root = mkdtempSync(join(tmpdir(), 'house-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return checkTree(root).findings.map(({ file, line, sentence }) => `${file}:${line} ${sentence}`);
  } finally {
    rmSync(root, { recursive: true });
  }
}
