import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { FormTemplate } from '@gov/forms';
import { leaveRequest } from '@gov/forms/examples';
import { Client } from 'pg';
import { registry } from '#apps/server/registry.generated.ts';
import { sql } from '#platform/server/database/sql.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { type Json, signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

let house: TestHouse;
let jz: SmallAgency;
let designer: Visitor;
let elsewhere: Visitor;

before(async () => {
  house = await testHouse(registry);
  jz = await smallAgency(house.house, 'jz');
  await smallAgency(house.house, 'lp');
  designer = await signIn(house.app, 'jz.system', testPassword);
  elsewhere = await signIn(house.app, 'lp.system', testPassword);
});
after(() => house.close());

const visitForm: FormTemplate = {
  name: '来访登记表',
  document: {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 1, textAlign: 'center' }, content: [{ type: 'text', text: '来访登记表' }] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: '来访人：', marks: [{ type: 'bold' }] },
          { type: 'formField', attrs: { key: 'visitor' } },
        ],
      },
      { type: 'opinionBlock', attrs: { key: 'office' } },
    ],
  },
  fields: [{ key: 'visitor', kind: 'text', label: '来访人', required: true }],
  opinionBlocks: [{ key: 'office', label: '办公室意见', order: 'timeAscending', samePerson: 'last' }],
};

const changed = (change: Partial<FormTemplate>): FormTemplate => ({ ...visitForm, ...change });
const create = async (template: unknown, who = designer) => who.send('POST', '/api/forms', { template });
const begun = async (template: FormTemplate): Promise<string> => {
  const answer = await create(template);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.formId;
};
const save = (formId: string, baseVersion: number, template: unknown) =>
  designer.send('PUT', `/api/forms/${formId}/draft`, { baseVersion, template });
const publish = (formId: string, baseVersion: number, overNumber: number) =>
  designer.send('POST', `/api/forms/${formId}/publish`, { baseVersion, overNumber });
const shown = async (formId: string): Promise<Json> => (await designer.get(`/api/forms/${formId}`)).body;
const lineOf = async (formId: string): Promise<Json> =>
  (await designer.get('/api/forms')).body.forms.find((one: Json) => one.formId === formId);
const published = async (template: FormTemplate): Promise<string> => {
  const formId = await begun(template);
  assert.equal((await publish(formId, 1, 0)).body.number, 1);
  return formId;
};

test('a form is begun as a draft, saved, published, and its version is what was saved', async () => {
  const formId = await begun(visitForm);
  const draftLine = await lineOf(formId);
  assert.deepEqual([draftLine.name, draftLine.version, draftLine.hasDraft], ['来访登记表', undefined, true]);
  assert.equal(draftLine.changedBy, '系统员');

  const next = changed({ name: '来访人员登记表' });
  assert.equal((await save(formId, 1, next)).body.draftVersion, 2);
  assert.deepEqual((await publish(formId, 2, 0)).body, { number: 1, draftVersion: 3 });

  const line = await lineOf(formId);
  assert.deepEqual([line.name, line.version, line.hasDraft], ['来访人员登记表', 1, false]);
  const { current, draft } = await shown(formId);
  assert.deepEqual([current.template, draft], [next, undefined]);
  const { versions } = (await designer.get(`/api/forms/${formId}/versions`)).body;
  assert.deepEqual(
    versions.map((one: Json) => [one.number, one.publishedBy, one.current]),
    [[1, '系统员', true]],
  );
  assert.deepEqual((await designer.get(`/api/forms/${formId}/versions/1`)).body.template, next);
  assert.equal((await designer.get(`/api/forms/${formId}/versions/2`)).body.code, 'forms.no-version');
});

test('a save from an old page changes nothing and says so', async () => {
  const formId = await begun(visitForm);
  await save(formId, 1, changed({ name: '甲' }));

  const late = await save(formId, 1, changed({ name: '乙' }));

  assert.deepEqual([late.status, late.body.code], [409, 'forms.draft-stale']);
  assert.equal((await shown(formId)).draft.template.name, '甲');
  assert.equal((await publish(formId, 1, 0)).body.code, 'forms.draft-stale');
  assert.equal((await publish(formId, 2, 4)).body.code, 'forms.base-moved');
});

test('problems stay in a draft and are refused at publishing, each at its field', async () => {
  const formId = await begun(changed({ fields: [{ key: 'visitor', kind: 'choice', label: '来访人' }] }));

  const refused = await publish(formId, 1, 0);

  assert.deepEqual([refused.status, refused.body.code], [422, 'forms.problems']);
  assert.deepEqual(refused.body.fields, [{ path: 'visitor', message: '“来访人”还没有选项' }]);
});

test('discarding brings the version in use back; a form that never was published is gone', async () => {
  const formId = await published(visitForm);
  await save(formId, 2, changed({ name: '改了一半' }));
  assert.equal((await lineOf(formId)).hasDraft, true);
  const dropped = await designer.send('POST', `/api/forms/${formId}/draft/discard`, { baseVersion: 3 });
  assert.equal(dropped.status, 200, JSON.stringify(dropped.body));
  assert.deepEqual([(await lineOf(formId)).name, (await lineOf(formId)).hasDraft], ['来访登记表', false]);
  assert.equal((await save(formId, 3, visitForm)).body.code, 'forms.draft-stale', 'an old page after discarding');

  const never = await begun(visitForm);
  await designer.send('POST', `/api/forms/${never}/draft/discard`, { baseVersion: 1 });
  assert.equal(await lineOf(never), undefined);
  assert.equal((await designer.get(`/api/forms/${never}`)).body.code, 'forms.not-found');
});

test('the same again is no new version', async () => {
  const formId = await published(visitForm);
  await save(formId, 2, visitForm);
  assert.equal((await publish(formId, 3, 1)).body.code, 'forms.nothing-new');
});

test('a key does not come back with another meaning', async () => {
  const formId = await published(visitForm);
  const gone = changed({
    document: { type: 'doc', content: [{ type: 'opinionBlock', attrs: { key: 'office' } }] },
    fields: [],
  });
  await save(formId, 2, gone);
  assert.equal((await publish(formId, 3, 1)).body.number, 2, 'a field may be retired');
  await save(formId, 4, changed({ fields: [{ key: 'visitor', kind: 'date', label: '来访日期' }] }));

  const refused = await publish(formId, 5, 2);

  assert.equal(refused.body.code, 'forms.problems');
  assert.deepEqual(
    refused.body.fields.map((one: Json) => one.path),
    ['visitor'],
  );
  await save(formId, 5, visitForm);
  assert.equal((await publish(formId, 6, 2)).body.number, 3, 'positive control: with its old meaning it does');
});

test('what came with the product may be renamed and moved, not dropped', async () => {
  const { forms } = (await designer.get('/api/forms?words=请假')).body;
  const [{ formId }] = forms;
  const { keptKeys, current } = await shown(formId);
  assert.ok(keptKeys.includes('reason') && keptKeys.includes('leaderOpinion'));
  const fields = leaveRequest.fields.filter(({ key }) => key !== 'phone');
  const document = JSON.parse(
    JSON.stringify(leaveRequest.document).replace(
      '{"type":"formField","attrs":{"key":"phone"}}',
      '{"type":"hardBreak"}',
    ),
  );
  await save(formId, 0, { ...leaveRequest, fields, document });
  const refused = await publish(formId, 1, current.number);
  assert.deepEqual(refused.body.fields, [
    { path: 'fields', message: '“联系电话”是随产品带来的，办理时要用，不能删掉' },
  ]);

  await save(formId, 1, { ...leaveRequest, name: '请假审批单' });
  assert.equal((await publish(formId, 2, current.number)).status, 200);
});

test('a matter keeps the version it was started with; what is started next is on the new one', async () => {
  const officer = await signIn(house.app, 'lp.officer', testPassword);
  const start = async (): Promise<string> =>
    (await officer.send('POST', '/api/matters', { kindCode: 'leave-request' })).body.matterId;
  const paperOf = async (matterId: string) => (await officer.get(`/api/matters/${matterId}`)).body.form.name;
  const before = await start();
  const [{ formId }] = (await elsewhere.get('/api/forms?words=请假')).body.forms;
  const { current } = (await elsewhere.get(`/api/forms/${formId}`)).body;
  const template = { ...leaveRequest, name: '临浦请假单' };
  await elsewhere.send('PUT', `/api/forms/${formId}/draft`, { baseVersion: 0, template });
  const answer = await elsewhere.send('POST', `/api/forms/${formId}/publish`, {
    baseVersion: 1,
    overNumber: current.number,
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  await house.relay.settle();

  const next = await start();

  assert.deepEqual([await paperOf(before), await paperOf(next)], ['请假申请单', '临浦请假单']);
});

test('nobody of another agency sees, saves or publishes a form, and nobody without the right', async () => {
  const formId = await begun(changed({ name: '江州金丝雀表' }));
  const officer = await signIn(house.app, 'jz.officer', testPassword);
  const security = await signIn(house.app, 'jz.security', testPassword);
  assert.equal((await designer.get(`/api/forms/${formId}`)).status, 200, 'positive control');

  const codes = async (who: Visitor) => [
    (await who.get(`/api/forms/${formId}`)).body.code,
    (await who.get(`/api/forms/${formId}/versions`)).body.code,
    (await who.send('PUT', `/api/forms/${formId}/draft`, { baseVersion: 1, template: visitForm })).body.code,
    (await who.send('POST', `/api/forms/${formId}/draft/discard`, { baseVersion: 1 })).body.code,
    (await who.send('POST', `/api/forms/${formId}/publish`, { baseVersion: 1, overNumber: 0 })).body.code,
  ];
  assert.deepEqual(
    await codes(elsewhere),
    Array.from({ length: 5 }, () => 'forms.not-found'),
  );
  assert.deepEqual(
    await codes(officer),
    Array.from({ length: 5 }, () => 'http.permission'),
  );
  assert.deepEqual(
    await codes(security),
    Array.from({ length: 5 }, () => 'http.permission'),
  );
  assert.doesNotMatch(JSON.stringify((await elsewhere.get('/api/forms')).body), /金丝雀/);
  assert.equal((await shown(formId)).draftVersion, 1, 'nothing was changed');
  assert.equal((await publish(formId, 1, 0)).status, 200, 'positive control');
});

const inPaper = (node: unknown) => ({ ...visitForm, document: { type: 'doc', content: [node] } });
const withField = (field: object) => ({ ...visitForm, fields: [{ ...visitForm.fields[0], ...field }] });

const attacks: readonly (readonly [string, unknown])[] = [
  ['a foreign node', inPaper({ type: 'script', content: [{ type: 'text', text: 'alert(1)' }] })],
  ['a foreign attribute', inPaper({ type: 'paragraph', attrs: { style: 'position:fixed', onclick: 'x()' } })],
  [
    'a foreign mark',
    inPaper({ type: 'text', text: '甲', marks: [{ type: 'link', attrs: { href: 'javascript:x()' } }] }),
  ],
  ['a node named like a member of every object', inPaper({ type: 'toString' })],
  ['a span beyond reason', inPaper({ type: 'tableCell', attrs: { colspan: 1e9 } })],
  ['a key that is no key', withField({ key: '__proto__' })],
  ['choices that are no list', withField({ choices: 5 })],
  ['a default from nowhere', withField({ default: { from: 'eval', value: '1' } })],
  ['an unknown member of a field', withField({ onChange: 'alert(1)' })],
  ['no fields', { name: '甲', document: { type: 'doc' } }],
  ['a member of the template that is none', { ...visitForm, script: 'x' }],
];

for (const [what, template] of attacks) {
  test(`${what} in a template is refused with a sentence`, async () => {
    const answer = await create(template);

    assert.equal(answer.status, 422, JSON.stringify(answer.body));
    assert.equal(answer.body.code, 'forms.template-shape');
    assert.match(answer.body.message, /^这张表单里有认不出来的内容，没有保存：.+。$/);
  });
}

test('marked-up words in a label are words', async () => {
  const label = '<img src=x onerror=alert(1)>';
  const formId = await begun(withField({ label }) as FormTemplate); // reason: the shape is that of a template
  assert.equal((await shown(formId)).draft.template.fields[0].label, label);
});

test('a template that is too deep or too large is refused with a sentence, whatever its size', async () => {
  let deep: object = { type: 'paragraph' };
  for (let depth = 0; depth < 400; depth += 1) deep = { type: 'tableCell', content: [deep] };
  const long = (length: number) =>
    inPaper({
      type: 'paragraph',
      content: Array.from({ length: length / 10_000 }, () => ({ type: 'text', text: '长'.repeat(10_000) })),
    });

  assert.equal((await create(inPaper(deep))).body.code, 'http.nested');
  assert.equal((await create(long(400_000))).status, 200, 'positive control');
  assert.equal((await create(long(600_000))).body.code, 'forms.template-too-large');
  const huge = await create(long(10_000_000));
  assert.equal(huge.status, 413);
  assert.match(huge.body.message, /[一-龥]/);
});

test('what was done to a form stands in the audit, without its name or words', async () => {
  const formId = await begun(changed({ name: '秘密名称表' }));
  await publish(formId, 1, 0);
  await house.relay.settle();
  const { database } = house.house;

  const events = await database.agency(jz.id, async (tx) => {
    const rows = await tx.all(sql<{ event: string; details: unknown }>`
      select event, details from office.audit_event where agency_id = ${jz.id}`);
    return { ok: true, value: rows } as const;
  });

  const mine = events.ok ? events.value.filter(({ event }) => event.startsWith('forms.')) : [];
  assert.ok(mine.some(({ event }) => event === 'forms.created'));
  assert.ok(mine.some(({ event }) => event === 'forms.published'));
  assert.doesNotMatch(JSON.stringify(mine), /秘密名称/);
});

test('a sum over a column that its detail table does not have is refused at its field when it is published', async () => {
  const formId = await begun(
    changed({
      fields: [
        ...visitForm.fields,
        {
          key: 'costs',
          kind: 'detailTable',
          label: '费用明细',
          columns: [{ key: 'price', kind: 'amount', label: '金额' }],
        },
        { key: 'total', kind: 'formula', label: '合计金额', result: 'amount', formula: 'sum(costs.nothing)' },
      ],
    }),
  );
  const refused = await publish(formId, 1, 0);
  assert.equal(refused.body.code, 'forms.problems');
  assert.deepEqual(
    refused.body.fields.map((one: Json) => one.path),
    ['total'],
  );
});

test('a published version is kept as a template, renamed, and taken away; the form may change meanwhile', async () => {
  const formId = await published(changed({ name: '模板用表' }));
  const templates = async (who = designer): Promise<Json[]> => (await who.get('/api/forms/templates')).body.templates;
  const keep = (number: number, name: string, of = formId, who = designer) =>
    who.send('PUT', `/api/forms/${of}/template`, { number, name });
  assert.deepEqual(await templates(), []);

  assert.deepEqual((await keep(1, '来访登记')).body, { name: '来访登记', number: 1 });
  assert.equal((await keep(1, '来访登记')).status, 200, 'twice is as once');
  await save(formId, 2, changed({ name: '改过的表' }));
  assert.equal((await publish(formId, 3, 1)).body.number, 2);

  const [line] = await templates();
  assert.deepEqual([line?.name, line?.formName, line?.number, line?.older], ['来访登记', '改过的表', 1, true]);
  assert.equal((await designer.get(`/api/forms/${formId}/versions/1`)).body.template.name, '模板用表');
  assert.equal((await keep(2, '来访登记表')).status, 200);
  assert.deepEqual(
    (await templates()).map(({ name, number, older }) => [name, number, older]),
    [['来访登记表', 2, false]],
  );

  const other = await published(changed({ name: '另一张' }));
  assert.equal((await keep(1, '来访登记表', other)).body.code, 'forms.template-name');
  assert.equal((await keep(7, '没有这一版', other)).body.code, 'forms.no-version');
  assert.equal((await keep(1, '别家的', formId, elsewhere)).body.code, 'forms.not-found');
  assert.deepEqual(await templates(elsewhere), []);
  assert.equal((await elsewhere.send('DELETE', `/api/forms/${formId}/template`)).body.code, 'forms.not-found');

  for (let twice = 0; twice < 2; twice += 1)
    assert.equal((await designer.send('DELETE', `/api/forms/${formId}/template`)).status, 200);
  assert.deepEqual(await templates(), []);
  assert.equal((await shown(formId)).current.number, 2, 'the form stays');
});

test('two administrators who keep templates of one name in the same moment: the second is told; names from before get a number', async () => {
  const [mine, theirs] = [
    await published(changed({ name: '同时存的甲' })),
    await published(changed({ name: '同时存的乙' })),
  ];
  const keep = (formId: string) =>
    designer.send('PUT', `/api/forms/${formId}/template`, { number: 1, name: '同名模板' });
  const rows = new Client({ connectionString: house.superuserUrl });
  await rows.connect();
  await rows.query('begin');
  await rows.query(
    "update office.form set template_name = '同名模板', template_version_id = current_version_id where id = $1",
    [theirs],
  );

  const waiting = keep(mine);
  const stopped = async () => (await rows.query('select 1 from pg_catalog.pg_locks where not granted')).rows.length > 0;
  let asked = 0;
  while (asked < 5000 && !(await stopped())) asked += 1;
  assert.ok(asked < 5000, 'the other one waits for the name');
  await rows.query('commit');
  const answer = await waiting;

  assert.deepEqual([answer.status, answer.body.code], [409, 'forms.template-name']);
  await rows.query(`alter table office.form drop constraint form_template_name_key;
    update office.form set template_name = '同名模板', template_version_id = current_version_id where id = '${mine}'`);
  await rows.query(await readFile(join(import.meta.dirname, '../db/0008-template-name.sql'), 'utf8'));
  await rows.end();
  const { templates } = (await designer.get('/api/forms/templates')).body;
  assert.deepEqual(templates.map(({ name }: Json) => name).sort(), ['同名模板', '同名模板（2）']);
  for (const formId of [mine, theirs]) await designer.send('DELETE', `/api/forms/${formId}/template`);
});
