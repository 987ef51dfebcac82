import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buildProcess, type ProcessPart, toXml } from '@gov/workflow';
import { type Office, openOffice } from '#components/applications/testing/office.ts';
import { formsService } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import { asJob } from '#platform/testkit/as-job.ts';
import type { Answer, Json } from '#platform/testkit/sign-in.ts';
import { shippedPacks } from './packs/shipped.ts';

let office: Office;
before(async () => {
  office = await openOffice();
  const { house, agency } = office;
  await asJob(house, agency.id, (context) => context.ask(formsService).publish({ key: 'outing', template }));
});
after(() => office.close());

const template = shippedPacks().get('outing')?.form ?? assert.fail('外出报备');

const settings = {
  name: '出差审批',
  group: '日常办公',
  hint: '',
  formKey: 'outing',
  process: { steps: [{ name: '科长审批', approver: { kind: 'sectionHead' }, block: 'headOpinion' }] },
  titlePattern: '{applicant}出差',
  readers: [],
  columns: ['applicant', 'destination'],
};

const make = (more: object = {}): Promise<Answer<Json>> =>
  office.administrator.send('POST', '/api/applications/settings', { ...settings, ...more });
const made = async (more: object = {}): Promise<string> => {
  const answer = await make(more);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.id;
};
const problems = async (more: object): Promise<string> => {
  const answer = await make({ name: '不该有的', ...more });
  assert.equal(answer.body.code, 'applications.problems', JSON.stringify(answer.body));
  return answer.body.fields.map((field: Json) => field.message).join();
};
const settingsOf = async (id: string): Promise<Json> =>
  (await office.administrator.get(`/api/applications/settings/${id}`)).body;
const publishProcess = async (key: string, parts: readonly ProcessPart[]): Promise<void> => {
  const bpmnXml = await toXml(buildProcess({ id: key, name: key, parts }));
  const { house, agency } = office;
  await asJob(house, agency.id, (context) => context.ask(processesService).publish({ key, bpmnXml }));
};
const startable = async (name: string): Promise<boolean> =>
  (await office.who('officer').get('/api/matters/kinds')).body.kinds.some((kind: Json) => kind.name === name);

test('新建的应用马上能发起；同名的不收；停用以后不能发起，办过的还看得到；没用过的才能删除', async () => {
  const id = await made();
  assert.ok(await startable('出差审批'));
  assert.equal((await make()).body.code, 'applications.name-taken');

  const officer = office.who('officer');
  const values = {
    outingKind: 'BUSINESS',
    period: { from: '2026-12-01', to: '2026-12-01' },
    destination: '省城',
    reason: '开会',
  };
  const started = await officer.send('POST', `/api/applications/${id}/matters`, { values, submit: true });
  assert.equal(started.status, 200, JSON.stringify(started.body));
  const { kind } = await office.view('officer', started.body.matterId);
  assert.equal(kind.componentId, 'matters', 'it is a form and no more: the page keeps no empty place for a body');
  const address = `/api/applications/settings/${id}`;
  const { version } = await settingsOf(id);
  const off = await office.administrator.send('POST', `${address}/open`, { expectedVersion: version, open: false });
  assert.equal(off.status, 200, JSON.stringify(off.body));

  assert.ok(!(await startable('出差审批')));
  assert.equal((await officer.send('POST', `/api/applications/${id}/matters`, { values, submit: true })).status, 404);
  assert.equal((await officer.get(`/api/applications/${id}/records`)).body.total, 1);
  assert.equal(await office.handleToEnd(started.body.matterId), 1, '在办的照常办完');
  assert.equal((await office.administrator.send('DELETE', address)).body.code, 'applications.in-use');

  const unused = await made({ name: '没用过的' });
  assert.equal((await office.administrator.send('DELETE', `/api/applications/settings/${unused}`)).status, 200);
  assert.ok(!(await startable('没用过的')));
});

test('别人刚改过的不会被盖掉', async () => {
  const id = await made({ name: '两个窗口' });
  const { version, settings: now } = await settingsOf(id);
  const change = (hint: string) =>
    office.administrator.send('PUT', `/api/applications/settings/${id}`, {
      expectedVersion: version,
      settings: { ...now, hint },
    });

  assert.equal((await change('先改的')).status, 200);
  assert.equal((await change('后改的')).body.code, 'applications.stale');
  assert.equal((await settingsOf(id)).settings.hint, '先改的');
});

test('表单上没有的意见栏、字段、标题里的代号、不存在的岗位，都在保存时说出来', async () => {
  const step = settings.process.steps[0];
  assert.match(await problems({ process: { steps: [{ ...step, block: 'nothing' }] } }), /意见栏/);
  assert.match(await problems({ process: { steps: [{ ...step, fills: ['days'] }] } }), /要填的内容/);
  assert.match(
    await problems({ process: { steps: [{ ...step, when: { field: 'reason', atLeast: '3' } }] } }),
    /条件要选数字/,
  );
  assert.match(await problems({ titlePattern: '{nothing}出差' }), /nothing/);
  assert.match(await problems({ columns: ['nothing'] }), /不能放到列表/);
  const nobody = '0199d3c4-0000-7000-8000-000000000001';
  assert.match(
    await problems({ process: { steps: [{ ...step, approver: { kind: 'post', postId: nobody } }] } }),
    /岗位/,
  );
  assert.match(await problems({ readers: [`post:${nobody}`] }), /岗位/);
  assert.equal((await make({ name: '没有表单', formKey: 'nothing' })).body.code, 'applications.unknown-form');
  assert.equal((await make({ name: '没有流程', process: { key: 'x' } })).body.code, 'applications.unknown-process');
});

test('流程某一步不让看的内容，不能放到标题、列表、合计里；其余的照常', async () => {
  const apply = { step: 'apply', name: '填写', fields: { destination: 'required', reason: 'required' } } as const;
  await publishProcess('secretive', [
    apply,
    { step: 'check', name: '审核', handler: { kind: 'sectionHead', of: 'starter' }, fields: { destination: 'hidden' } },
  ]);
  await publishProcess('unfit', [{ ...apply, fields: { nothing: 'required' } }]);
  const process = { key: 'secretive' };

  assert.match(await problems({ process, titlePattern: '{destination}' }), /不让看/);
  assert.match(await problems({ process }), /不让看/);
  assert.match(await problems({ process: { key: 'unfit' }, columns: [] }), /必须填的 1 项/);
  const id = await made({ name: '有不让看的', process, columns: ['applicant', 'reason'] });
  const address = `/api/applications/${id}/records`;
  const officer = office.who('officer');
  const started = await officer.send('POST', `/api/applications/${id}/matters`, {
    values: { destination: '不让看的地方', reason: '公务' },
    submit: true,
  });
  assert.equal(started.status, 200, JSON.stringify(started.body));

  const { rows } = (await officer.get(address)).body;
  assert.equal(rows[0].cells.reason, '公务', '放到列表的内容以后一直留给列表');
  assert.ok(!JSON.stringify(rows).includes('不让看的地方'));
  const search = await officer.get(`${address}?where=${encodeURIComponent('{"words":"不让看的地方"}')}`);
  assert.equal(search.body.total, 0);
});

test('设计页上发布了新版表单：还合用的应用自己换上，新的一项发起人能填；不再合用的留在原来那一版', async () => {
  const { administrator, house } = office;
  const { id } = await office.install('visitor');
  const pack = shippedPacks().get('visitor') ?? assert.fail('来访登记');
  const { forms } = (await administrator.get('/api/forms?words=来访登记单')).body;
  const { formId } = forms.find((form: Json) => form.name === '来访登记单');
  const publish = async (overNumber: number, change: (form: Json) => Json): Promise<void> => {
    const address = `/api/forms/${formId}`;
    const { draftVersion, current } = (await administrator.get(address)).body;
    const saved = await administrator.send('PUT', `${address}/draft`, {
      baseVersion: draftVersion,
      template: change(current.template),
    });
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
    const baseVersion = saved.body.draftVersion;
    const published = await administrator.send('POST', `${address}/publish`, { baseVersion, overNumber });
    assert.equal(published.status, 200, JSON.stringify(published.body));
    await house.relay.settle();
  };
  const writable = async (): Promise<readonly string[]> =>
    (await office.who('officer').get(`/api/applications/${id}/schema`)).body.writable;

  await changeRights(`app-${id}`, '填写申请', { reason: 'masked' });
  await publish(1, (form) => ({ ...form, fields: [...form.fields, { key: 'gate', kind: 'text', label: '进哪个门' }] }));
  assert.ok((await writable()).includes('gate'));
  assert.equal((await rightsOf(`app-${id}`, '填写申请')).reason, 'masked', '权限矩阵里改过的还在');

  const used = pack.columns[0];
  await publish(2, (form) => ({ ...form, fields: form.fields.filter((field: Json) => field.key !== 'gate') }));
  assert.ok(!(await writable()).includes('gate'));
  const before = (await settingsOf(id)).version;
  await publish(3, (form) => ({
    ...form,
    fields: form.fields
      .filter((field: Json) => field.key !== used)
      .map((field: Json) => (field.key === pack.columns[1] ? { ...field, listable: false } : field)),
    document: JSON.parse(
      JSON.stringify(form.document).replace(
        `{"type":"formField","attrs":{"key":"${used}"}}`,
        '{"type":"text","text":"无"}',
      ),
    ),
  }));

  assert.equal((await settingsOf(id)).version, before, '列表里还要的一项没有了，留在原来那一版');
  assert.equal((await administrator.get(`/api/forms/${formId}`)).body.current.number, 4, '没有留下做了一半的');
  const { applications } = (await administrator.get('/api/applications/settings')).body;
  assert.equal(applications.find((one: Json) => one.id === id).newer, true);
  assert.deepEqual(house.problems, []);
});

test('表单有新版本时设置里看得出来，保存以后用新的，在办的用原来的', async () => {
  const id = await made({ name: '跟着表单' });
  const newer = async (): Promise<boolean> =>
    (await office.administrator.get('/api/applications/settings')).body.applications.find((one: Json) => one.id === id)
      .newer;
  assert.equal(await newer(), false);
  const { house, agency } = office;
  const fields = template.fields.map((field) => (field.key === 'reason' ? { ...field, label: '出差事由' } : field));
  await asJob(house, agency.id, (context) =>
    context.ask(formsService).publish({ key: 'outing', template: { ...template, fields } }),
  );
  assert.equal(await newer(), true);

  const { version, settings: now } = await settingsOf(id);
  const saved = await office.administrator.send('PUT', `/api/applications/settings/${id}`, {
    expectedVersion: version,
    settings: now,
  });

  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  assert.equal(await newer(), false);
  const { schema } = (await office.who('officer').get(`/api/applications/${id}/schema`)).body;
  assert.equal(schema.properties.reason.title, '出差事由');
  assert.deepEqual(office.house.problems, []);
});

/** Changes the rights of one step in the matrix, as the page does, and waits until everybody has followed. */
async function changeRights(key: string, name: string, change: Record<string, string>): Promise<void> {
  const { administrator, house } = office;
  const { processes } = (await administrator.get('/api/processes')).body;
  const { processId } = processes.find((one: Json) => one.key === key) ?? assert.fail(key);
  const { number, steps } = (await administrator.get(`/api/processes/${processId}/rights`)).body;
  const step = steps.find((one: Json) => one.name === name) ?? assert.fail(name);
  const changed = await administrator.send('PUT', `/api/processes/${processId}/rights`, {
    overNumber: number,
    steps: [{ node: step.node, rights: { ...step.rights, ...change } }],
  });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  await house.relay.settle();
}

const trip = {
  outingKind: 'BUSINESS',
  period: { from: '2026-12-01', to: '2026-12-01' },
  destination: '后来不让看的地方',
  reason: '开会',
};

/** What a step of the process under a key may do with the fields. */
async function rightsOf(key: string, name: string): Promise<Json> {
  const { processes } = (await office.administrator.get('/api/processes')).body;
  const { processId } = processes.find((one: Json) => one.key === key) ?? assert.fail(key);
  const { steps } = (await office.administrator.get(`/api/processes/${processId}/rights`)).body;
  return steps.find((one: Json) => one.name === name).rights;
}

test('权限矩阵里后来不让看的一项，从列表、查找、统计、导出和新的标题里都退出来；停用再启用也不回来', async () => {
  const columns = ['applicant', 'destination', 'days'];
  const id = await made({ name: '后来不让看', titlePattern: '{applicant}去{destination}', columns, sum: 'days' });
  const officer = office.who('officer');
  const begin = async (): Promise<string> => {
    const address = `/api/applications/${id}/matters`;
    const started = await officer.send('POST', address, { values: trip, submit: true });
    assert.equal(started.status, 200, JSON.stringify(started.body));
    return started.body.matterId;
  };
  const records = async (): Promise<Json> => (await officer.get(`/api/applications/${id}/records`)).body;
  await begin();
  assert.match(JSON.stringify((await records()).rows[0].cells), /后来不让看的地方/, 'positive control');

  await changeRights(`app-${id}`, '科长审批', { destination: 'hidden', days: 'masked' });
  const matterId = await begin();

  const { columns: shown, rows } = await records();
  assert.deepEqual(
    shown.map(({ key }: Json) => key),
    ['applicant'],
  );
  assert.ok(!JSON.stringify(rows.map(({ cells }: Json) => cells)).includes('不让看'));
  assert.equal(rows.find((row: Json) => row.matterId === matterId).title, '刘思远去');
  const where = encodeURIComponent('{"words":"后来不让看的地方"}');
  const narrowed = (await officer.get(`/api/applications/${id}/records?where=${where}`)).body;
  assert.ok(!narrowed.rows.some((row: Json) => row.matterId === matterId));
  const { counts } = (await officer.get(`/api/applications/${id}/statistics`)).body;
  assert.ok(!JSON.stringify(counts).includes('sumLabel'), JSON.stringify(counts));

  const address = `/api/applications/settings/${id}/open`;
  for (const open of [false, true]) {
    const { version } = await settingsOf(id);
    assert.equal((await office.administrator.send('POST', address, { expectedVersion: version, open })).status, 200);
  }
  assert.ok(!JSON.stringify((await office.view('head', await begin())).form).includes('后来不让看的地方'));
  assert.deepEqual(office.house.problems, []);
});

test('权限矩阵里改过的，改设置、换新版表单以后都还在；步骤挪了位置跟着走，改由别人填的照新的', async () => {
  const [head] = settings.process.steps;
  const chief = { name: '局长审批', approver: { kind: 'chief' } };
  const id = await made({ name: '改过权限', process: { steps: [head, chief] }, columns: [], titlePattern: '' });
  const key = `app-${id}`;
  await changeRights(key, '科长审批', { destination: 'hidden', reason: 'edit' });
  await changeRights(key, '填写申请', { reason: 'read' });
  const saved = async (more: object): Promise<void> => {
    const { version, settings: now } = await settingsOf(id);
    const answer = await office.administrator.send('PUT', `/api/applications/settings/${id}`, {
      expectedVersion: version,
      settings: { ...now, ...more },
    });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  };
  const kept = { destination: 'hidden', reason: 'edit' };

  await saved({ hint: '换句说明' });
  assert.deepEqual(await rightsOf(key, '科长审批'), kept);
  assert.equal((await rightsOf(key, '填写申请')).reason, 'read');

  await saved({ process: { steps: [chief, head] } });
  assert.deepEqual(await rightsOf(key, '科长审批'), kept);
  assert.deepEqual(await rightsOf(key, '局长审批'), {});

  await saved({ process: { steps: [chief, { ...head, fills: ['reason'] }] } });
  assert.deepEqual(await rightsOf(key, '科长审批'), { destination: 'hidden', reason: 'required' });
  assert.equal((await rightsOf(key, '填写申请')).reason, undefined, '由科长填，申请人只看');
  assert.deepEqual(office.house.problems, []);
});

test('流程的条件要用这张表单上没有的一项，保存时就说出来', async () => {
  const check = { step: 'check', name: '审核', handler: { kind: 'sectionHead', of: 'starter' } } as const;
  await publishProcess('conditional', [
    { step: 'apply', name: '填写' },
    {
      choice: 'big',
      name: '多少',
      branches: [
        { label: '多', when: 'noSuchAmount >= 5', parts: [check] },
        { label: '少', parts: [] },
      ],
    },
  ]);

  assert.match(await problems({ process: { key: 'conditional' }, columns: [] }), /noSuchAmount/);
});

test('删除和第一次发起碰在一起：一个成了，另一个说得出为什么，都不出错', async () => {
  for (let round = 0; round < 6; round += 1) {
    const id = await made({ name: `同时删的${round}` });
    const [removed, started] = await Promise.all([
      office.administrator.send('DELETE', `/api/applications/settings/${id}`),
      office.who('officer').send('POST', '/api/matters', { kindCode: `app-${id}` }),
    ]);
    const outcomes = `${removed.status} ${removed.body?.code ?? ''}, ${started.status} ${started.body?.code ?? ''}`;
    assert.ok(
      ['200 , 422 matters.unknown-kind', '200 , 404 matters.unknown-kind', '409 applications.in-use, 200 '].includes(
        outcomes,
      ),
      outcomes,
    );
  }
  assert.deepEqual(office.house.problems, []);
});
