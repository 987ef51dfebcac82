import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FieldDefinition, FieldPermission, FormTemplate } from '@gov/forms';
import { leaveRequest } from '@gov/forms/examples';
import type { StepPart } from '@gov/workflow';
import { sql } from '#platform/server/database/sql.ts';
import type { Json } from '#platform/testkit/sign-in.ts';
import { headsCheck } from '../../testing/leave-steps.ts';
import { leaveValues, type Office, openOffice, strangerBeside } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(async () => {
  assert.deepEqual(office.house.problems, []);
  await office.close();
});

/** The leave request without 代理人 phone, with the phone as a number of its own under a new key. */
const phone: FieldDefinition = { key: 'mobile', kind: 'number', label: '联系电话' };
const place: FieldDefinition = { key: 'place', kind: 'text', label: '去向' };

/** The second version: `phone` out of use, `mobile` and `place` new, standing at the end of the paper. */
function secondVersion(): FormTemplate {
  const fields = leaveRequest.fields.map((field) =>
    field.key === 'phone' ? { key: field.key, kind: field.kind, label: field.label, retired: true } : field,
  );
  const put = (node: Json): Json =>
    node.content
      ? { ...node, content: node.content.filter((child: Json) => child.attrs?.key !== 'phone').map(put) }
      : node;
  const document = put(leaveRequest.document);
  const added = [phone, place].map(({ key }) => ({
    type: 'paragraph',
    content: [{ type: 'formField', attrs: { key } }],
  }));
  return {
    ...leaveRequest,
    document: { ...document, content: [...document.content, ...added] },
    fields: [...fields, phone, place],
  };
}

const decide: StepPart = { step: 'decide', name: '审批', handler: { kind: 'chief' } };
const apply = (fields: Readonly<Record<string, FieldPermission>> = {}): StepPart => ({
  step: 'apply',
  name: '填写申请',
  fields: { leaveKind: 'required', period: 'required', reason: 'required', phone: 'edit', ...fields },
});

interface Begun {
  readonly formId: string;
  readonly numeric: string;
  readonly words: string;
}

/** Two matters of the first version: a number in the phone, and words; then the second version of the form is published. */
async function begun(code: string, steps: readonly StepPart[] = [apply(), headsCheck, decide]): Promise<Begun> {
  await publishKind(office, code, steps);
  const sent = async (values: object): Promise<string> => {
    const matterId = await office.begin('officer', code);
    await office.done('officer', matterId, { values: { ...leaveValues, ...values } });
    return matterId;
  };
  const numeric = await sent({ phone: '22110033' });
  const words = await sent({ phone: '请打办公室' });
  const draft = await office.begin('officer', code);
  assert.ok(draft);
  await publishKind(office, code, steps, secondVersion());
  const system = await office.as('system');
  const forms = (await system.get('/api/forms')).body.forms;
  const { formId } = forms.find((form: Json) => form.key === code);
  return { formId, numeric, words };
}

const wanted = (extra: object = {}) => ({
  from: 1,
  to: 2,
  withProcess: true,
  steps: [
    { step: 'convert', field: 'phone', to: 'mobile', by: 'readNumber' },
    { step: 'add', field: 'place', value: '本地' },
  ],
  ...extra,
});

test('表单升级：预览只数不看，能放进新版的改用新版，放不进的留在原来的一版并说为什么', async () => {
  const system = await office.as('system');
  const { formId, numeric, words } = await begun('upgraded');
  const base = `/api/matters/form-upgrades/of/${formId}`;
  assert.deepEqual(
    (await system.get(base)).body.versions.map(({ number, running }: Json) => [number, running]),
    [
      [1, 2],
      [2, 0],
    ],
  );

  const preview = await system.send('POST', `${base}/preview`, wanted());
  assert.equal(preview.status, 200, JSON.stringify(preview.body));
  const { running, tried, fits, stays, examples } = preview.body;
  assert.deepEqual([running, tried, fits, stays], [2, 2, 1, [{ why: '“联系电话”填的内容放不进新版', count: 1 }]]);
  assert.equal(examples.length, 2);
  assert.doesNotMatch(JSON.stringify(preview.body), /22110033|请打办公室|title|changes/);
  assert.equal((await office.view('officer', numeric)).values.phone, '22110033');

  const page = await office.view('head', numeric);
  const asked = await system.send('POST', base, wanted({ reason: '启用新表' }));
  assert.equal(asked.status, 200, JSON.stringify(asked.body));
  const again = await system.send('POST', base, wanted({ reason: '启用新表' }));
  assert.deepEqual([again.status, again.body.code], [409, 'matters.upgrade-under-way']);
  await office.house.relay.settle();

  const { body: progress } = await system.get(`/api/matters/form-upgrades/${asked.body.upgradeId}`);
  assert.deepEqual(
    [progress.asked, progress.moved, progress.over, progress.stayed],
    [2, 1, true, [{ why: '“联系电话”填的内容放不进新版', count: 1 }]],
  );
  const moved = await office.view('officer', numeric);
  assert.deepEqual([moved.values.mobile, moved.values.place, moved.values.phone], ['22110033', '本地', '22110033']);
  assert.match(JSON.stringify(moved.form), /联系电话（已停用）/);
  assert.ok(
    moved.trace.some((line: Json) => line.act === '表单升级'),
    JSON.stringify(moved.trace),
  );
  const stayed = await office.view('officer', words);
  assert.deepEqual([stayed.values.phone, stayed.values.place], ['请打办公室', undefined]);
  assert.doesNotMatch(JSON.stringify(stayed.form), /去向/);

  const stale = await office.who('head').send('POST', `/api/matters/${numeric}/tasks/${page.myTask.taskId}/complete`, {
    expectedVersion: page.version,
    decision: 'agree',
  });
  assert.deepEqual([stale.status, stale.body.code], [409, 'matters.stale']);
  await office.done('head', numeric);
  await office.done('head', words);
});

test('做两遍和做一遍一样：叫醒了两次的那一件没有再变', async () => {
  const system = await office.as('system');
  const { formId, numeric } = await begun('twice');
  const asked = await system.send('POST', `/api/matters/form-upgrades/of/${formId}`, wanted({ reason: '启用新表' }));
  await office.house.relay.settle();
  const { version } = await office.view('officer', numeric);

  await office.again('matters.upgrade-forms', `${asked.body.upgradeId} 00000000-0000-0000-0000-000000000000`);
  await office.again('matters.upgrade-form', `${asked.body.upgradeId} ${numeric}`);

  assert.equal((await office.view('officer', numeric)).version, version);
  const audited = await office.house.house.database.agency(office.agency.id, async (tx) => ({
    ok: true as const,
    value: await tx.all(sql<{ readonly count: number }>`
      select count(*)::int as count from office.audit_event
      where agency_id = ${office.agency.id} and event = 'matters.form-upgraded' and object_id = ${numeric}`),
  }));
  assert.equal(audited.ok && audited.value[0]?.count, 1);
});

test('停下以后没有轮到的都不再改，再开始一次接着改', async () => {
  const system = await office.as('system');
  const { formId, numeric } = await begun('stopped-upgrade');
  const base = `/api/matters/form-upgrades/of/${formId}`;
  const asked = await system.send('POST', base, wanted({ reason: '启用新表' }));
  const stopped = await system.send('POST', `/api/matters/form-upgrades/${asked.body.upgradeId}/cancel`, {});
  assert.deepEqual([stopped.body.cancelled, stopped.body.moved], [true, 0]);
  await office.house.relay.settle();
  assert.equal((await office.view('officer', numeric)).values.mobile, undefined);

  await system.send('POST', base, wanted({ reason: '启用新表' }));
  await office.house.relay.settle();

  assert.equal((await office.view('officer', numeric)).values.mobile, '22110033');
});

test('有步骤不让看的内容，新字段没有照样设好，就不改用新版', async () => {
  const system = await office.as('system');
  const { formId, numeric } = await begun('hiding', [apply(), { ...headsCheck, fields: { phone: 'hidden' } }, decide]);

  const preview = await system.send('POST', `/api/matters/form-upgrades/of/${formId}/preview`, wanted());

  assert.ok(
    preview.body.stays.some(({ why }: Json) => why.includes('谁能看和填')),
    JSON.stringify(preview.body),
  );
  await system.send('POST', `/api/matters/form-upgrades/of/${formId}`, wanted({ reason: '启用新表' }));
  await office.house.relay.settle();
  assert.doesNotMatch(JSON.stringify(await office.view('head', numeric)), /22110033/);
});

test('步骤不对的说在那一项上；别的人、别的单位都不能升级', async () => {
  const system = await office.as('system');
  const { formId } = await begun('wrong');
  const base = `/api/matters/form-upgrades/of/${formId}`;

  const bad = await system.send(
    'POST',
    base,
    wanted({ reason: '试', steps: [{ step: 'add', field: 'place', value: 5 }] }),
  );
  assert.deepEqual([bad.status, bad.body.code, bad.body.fields[0].path], [422, 'matters.upgrade-steps', 'place']);
  const backwards = await system.send('POST', base, wanted({ reason: '试', from: 2, to: 1 }));
  assert.equal(backwards.body.code, 'matters.upgrade-versions');
  assert.equal((await office.who('chief').send('POST', base, wanted({ reason: '试' }))).status, 403);
  const stranger = await strangerBeside(office);
  assert.equal((await stranger.send('POST', base, wanted({ reason: '试' }))).status, 404);
  assert.equal((await stranger.get(base)).status, 404);
});

test('两个人同时开始同一张表单的升级：一个开始，另一个被告知已经在做', async () => {
  const system = await office.as('system');
  const { formId } = await begun('upgraded-twice');
  const base = `/api/matters/form-upgrades/of/${formId}`;

  const asked = await Promise.all([1, 2, 3].map(() => system.send('POST', base, wanted({ reason: '启用新表' }))));

  assert.deepEqual(
    asked.map(({ status, body }) => [status, body.code]).sort(([a], [b]) => a - b),
    [
      [200, undefined],
      [409, 'matters.upgrade-under-way'],
      [409, 'matters.upgrade-under-way'],
    ],
  );
  await office.house.relay.settle();
  assert.equal((await system.get(base)).body.upgrades.length, 1);
});

test('连流程一起升级、后来又改用新版：办理过程里步骤还是当时的名称，流程那里的批次里也有这一次', async () => {
  const code = 'renamed';
  const steps = (name: string): readonly StepPart[] => [apply(), { ...headsCheck, name }, decide];
  await publishKind(office, code, steps('科室审核'));
  const matterId = await office.begin('officer', code);
  await office.done('officer', matterId, { values: { ...leaveValues, phone: '22110033' } });
  await office.done('head', matterId);
  const told = async (): Promise<string[]> =>
    (await office.view('officer', matterId)).trace.flatMap(({ step }: Json) => step ?? []);
  const before = await told();
  assert.ok(before.includes('科室审核'), JSON.stringify(before));
  await publishKind(office, code, steps('部门审核'), secondVersion());
  const system = await office.as('system');
  const { formId } = (await system.get('/api/forms')).body.forms.find((form: Json) => form.key === code);
  const asked = await system.send('POST', `/api/matters/form-upgrades/of/${formId}`, wanted({ reason: '启用新表' }));
  assert.equal(asked.status, 200, JSON.stringify(asked.body));
  await office.house.relay.settle();

  assert.deepEqual(await told(), before);

  await publishKind(office, code, steps('初审'), secondVersion());
  const moves = await system.send('POST', '/api/matters/monitor/moves', { matterIds: [matterId], reason: '都用新版' });
  assert.equal(moves.status, 200, JSON.stringify(moves.body));
  await office.house.relay.settle();
  assert.deepEqual(await told(), before);
  const { processId } = (await system.get('/api/processes')).body.processes.find(({ key }: Json) => key === code);
  const { batches } = (await system.get(`/api/processes/${processId}/moving`)).body;
  assert.deepEqual(
    batches.map(({ to, moved, standing, reason }: Json) => [to, moved, standing, reason]),
    [
      [3, 1, 1, '都用新版'],
      [2, 1, 0, '启用新表'],
    ],
  );
});
