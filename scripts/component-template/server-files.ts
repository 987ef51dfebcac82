import type { ComponentNames } from './names.ts';

/** Manifest, contract, rules, use case, store and migration: one list and one change, ready to be bent into shape. */
export function serverFiles({ id, words, table, pascal }: ComponentNames): Readonly<Record<string, string>> {
  return {
    'component.ts': `import { defineComponent } from '@gov/base/component';

/** ${words}. */
export const component = defineComponent({
  id: '${id}',
  name: '${words}',
  foundation: false,
  needs: [],
  tables: ['${table}'],
  permissions: [
    { code: '${id}.view', words: '查看${words}', byDefault: true },
    { code: '${id}.edit', words: '维护${words}' },
  ],
  settings: [],
  menu: [{ path: '/${id}', words: '${words}', group: '日常办公', order: 900, permission: '${id}.view', icon: 'list' }],
  widgets: [],
  events: [],
  auditEvents: { '${id}.entry-added': { words: '在${words}中新增' } },
  errors: {
    '${id}.title-blank': { status: 422, message: '名称不能是空白。', nextStep: '写上名称后再保存。' },
  },
});
`,
    'contract.ts': `import { defineRoutes } from '@gov/base/component';
import Type from 'typebox';

const Closed = { additionalProperties: false } as const;

/** One line of the list; \`addedAt\` in UTC. */
export const Entry = Type.Object(
  { id: Type.String({ format: 'uuid' }), title: Type.String(), addedAt: Type.String() },
  Closed,
);

export const routes = defineRoutes({
  list: {
    method: 'GET',
    path: '/api/${id}/entries',
    summary: 'The newest hundred entries of the agency',
    permission: '${id}.view',
    input: {},
    reply: Type.Object({ entries: Type.Array(Entry) }, Closed),
  },
  add: {
    method: 'POST',
    path: '/api/${id}/entries',
    summary: 'Adds an entry',
    permission: '${id}.edit',
    changes: true,
    input: { body: Type.Object({ title: Type.String({ minLength: 1, maxLength: 100 }) }, Closed) },
    reply: Type.Object({ id: Type.String({ format: 'uuid' }) }, Closed),
  },
});
`,
    'rules/entry-title.ts': `import { ok, type Result, reject } from '@gov/base';

/** The title as it is kept: without blanks around it; nothing but blanks is refused. */
export function entryTitle(typed: string): Result<string> {
  const title = typed.trim();
  return title === '' ? reject('${id}.title-blank', undefined, [{ path: 'body.title', message: '写上名称' }]) : ok(title);
}
`,
    'rules/entry-title.test.ts': `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryTitle } from './entry-title.ts';

test('blanks around a title are not kept, and blanks alone are no title', () => {
  assert.deepEqual(entryTitle(' 一号 '), { ok: true, value: '一号' });
  assert.equal(entryTitle('  ').ok, false);
});
`,
    'server/index.ts': `import type { ComponentServer } from '#platform/server/components/component-server.ts';
import type { routes } from '../contract.ts';
import { addEntry } from './add-entry.ts';
import { listEntries } from './list-entries.ts';

export const server: ComponentServer<typeof routes> = {
  handlers: { list: listEntries, add: addEntry },
};
`,
    'server/list-entries.ts': `import { ok } from '@gov/base';
import type { RouteHandlers } from '#platform/server/components/component-server.ts';
import type { routes } from '../contract.ts';
import { findEntries } from './store.ts';

export const listEntries: RouteHandlers<typeof routes>['list'] = async ({ tx }) =>
  ok({ entries: [...(await tx.all(findEntries(tx.agencyId)))] });
`,
    'server/add-entry.ts': `import { ok } from '@gov/base';
import type { RouteHandlers } from '#platform/server/components/component-server.ts';
import type { routes } from '../contract.ts';
import { entryTitle } from '../rules/entry-title.ts';
import { insertEntry } from './store.ts';

/** Running twice under one command id adds one entry: the pipeline answers the second time with the first reply. */
export const addEntry: RouteHandlers<typeof routes>['add'] = async (context, { body }) => {
  const title = entryTitle(body.title);
  if (!title.ok) return title;
  const id = context.newId<string>();
  const entry = { id, title: title.value, addedAt: context.now, addedBy: context.person().personId };
  context.tx.write(insertEntry(context.tx.agencyId, entry));
  context.audit({ event: '${id}.entry-added', objectKind: '${id}-entry', objectId: id });
  return ok({ id });
};
`,
    'server/store.ts': `import type { AgencyId, Instant, PersonId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

export interface New${pascal}Entry {
  readonly id: string;
  readonly title: string;
  readonly addedAt: Instant;
  readonly addedBy: PersonId;
}

export const insertEntry = (agencyId: AgencyId, entry: New${pascal}Entry) => sql\`
  insert into office.${table} (agency_id, id, title, added_at, added_by)
  values (\${agencyId}, \${entry.id}, \${entry.title}, \${entry.addedAt}, \${entry.addedBy})\`;

/** Ids are made in the order of time, so the newest stand first. */
export const findEntries = (agencyId: AgencyId) => sql<{ id: string; title: string; addedAt: Instant }>\`
  select id, title, added_at as "addedAt"
  from office.${table}
  where agency_id = \${agencyId}
  order by id desc limit 100\`;
`,
    'db/0001-entries.sql': `-- ${words}: what the agency has entered.
create table office.${table} (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  title text not null,
  added_at timestamptz not null,
  added_by uuid not null,
  primary key (agency_id, id),
  foreign key (agency_id, added_by) references office.person (agency_id, id)
);
select office.agency_table('${table}', 'select, insert');
`,
  };
}
