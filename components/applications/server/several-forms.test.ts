import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FormTemplate } from '@gov/forms';
import { buildProcess, toXml } from '@gov/workflow';
import { type Office, openOffice } from '#components/applications/testing/office.ts';
import { formsService } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import { asJob } from '#platform/testkit/as-job.ts';
import type { Json } from '#platform/testkit/sign-in.ts';

const line = (label: string, key: string) => ({
  type: 'paragraph',
  content: [
    { type: 'text', text: `${label}：` },
    { type: 'formField', attrs: { key } },
  ],
});

const request: FormTemplate = {
  name: '立项申请表',
  document: { type: 'doc', content: [line('事由', 'subject'), line('金额', 'amount')] },
  fields: [
    { key: 'subject', kind: 'text', label: '事由', required: true },
    { key: 'amount', kind: 'amount', label: '金额' },
  ],
  opinionBlocks: [],
};

const review: FormTemplate = {
  name: '评审表',
  document: {
    type: 'doc',
    content: [
      line('事由', 'subject'),
      line('得分', 'score'),
      line('内部意见', 'inside'),
      { type: 'opinionBlock', attrs: { key: 'verdict' } },
    ],
  },
  fields: [
    { key: 'subject', kind: 'text', label: '事由' },
    { key: 'score', kind: 'number', label: '得分', required: true, listable: true, searchable: true },
    { key: 'inside', kind: 'text', label: '内部意见' },
  ],
  opinionBlocks: [{ key: 'verdict', label: '评审结论', order: 'timeAscending', samePerson: 'last' }],
};

let office: Office;
before(async () => {
  office = await openOffice();
  await publish('request', request);
  await publish('review', review);
});
after(() => office.close());

const publish = (key: string, template: FormTemplate) =>
  asJob(office.house, office.agency.id, async (context) => {
    const published = await context.ask(formsService).publish({ key, template });
    assert.ok(published.ok, JSON.stringify(published));
    return published;
  });

const further = [{ key: 'f2', formKey: 'review', taken: ['subject'] }];
const step = { name: '评审', approver: { kind: 'sectionHead' }, block: 'f2_verdict', forms: ['f2'] };
const settings = {
  name: '立项',
  group: '日常办公',
  hint: '',
  formKey: 'request',
  further,
  process: {
    steps: [
      { ...step, forms: ['f2', 'main'] },
      { name: '备案', approver: { kind: 'documentClerk' }, forms: ['main', 'f2'] },
      { name: '登记', approver: { kind: 'starter' } },
    ],
  },
  readers: [],
  columns: ['subject'],
};
const make = (more: object = {}) =>
  office.administrator.send('POST', '/api/applications/settings', { ...settings, ...more });
async function made(more: object = {}): Promise<string> {
  const answer = await make(more);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.id;
}
const start = async (id: string, values: object): Promise<string> => {
  const answer = await office.who('officer').send('POST', `/api/applications/${id}/matters`, { values, submit: true });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.matterId;
};
const sheets = ({ form }: Json): readonly string[] =>
  form.blocks.filter((block: Json) => block.kind === 'sheet').map((block: Json) => block.name);

test('第一步只看主表，第二步看到另一张并填写，第三步两张都看；必填只管这一步看得到的表', async () => {
  const id = await made();
  const matter = await start(id, { subject: '购置服务器', amount: '12.00' });

  const reviewing = await office.view('head', matter);
  assert.deepEqual(sheets(reviewing), ['评审表', '立项申请表']);
  assert.match(JSON.stringify(reviewing.form), /购置服务器/);
  const early = await office.complete('head', matter, { opinion: '可行' });
  assert.equal(early.body.code, 'matters.incomplete', JSON.stringify(early.body));
  assert.deepEqual(
    early.body.fields.map(({ path }: Json) => path),
    ['body.values.f2_score'],
  );
  const done = await office.complete('head', matter, {
    values: { f2_score: '92', f2_inside: '内部留存' },
    opinion: '可行',
  });
  assert.equal(done.status, 200, JSON.stringify(done.body));

  const filing = await office.view('clerk', matter);
  assert.deepEqual(sheets(filing), ['立项申请表', '评审表']);
  assert.equal(filing.values.f2_score, '92');
  assert.match(JSON.stringify(filing.form), /可行/);
});

test('没轮到看的表一个字也不送出去：页面、数据接口、打印、列表都没有，也改不了', async () => {
  const id = await made({ name: '保密立项' });
  const matter = await start(id, { subject: '修缮', amount: '8.00' });
  const written = { values: { f2_score: '61', f2_inside: '不外传' }, opinion: '勉强' };
  assert.equal((await office.complete('head', matter, written)).status, 200);
  assert.equal((await office.complete('clerk', matter)).status, 200);
  const officer = office.who('officer');

  const own = await office.view('officer', matter);
  const record = (await officer.get(`/api/applications/${id}/matters/${matter}`)).body;
  const list = (await officer.get(`/api/applications/${id}/records`)).body;

  for (const seen of [own, record, list]) assert.doesNotMatch(JSON.stringify(seen), /不外传|评审表|勉强|"61"/);
  assert.deepEqual(
    list.columns.map(({ key }: Json) => key),
    ['subject'],
  );
  const refused = await office.complete('officer', matter, { values: { f2_score: '100' } });
  assert.equal(refused.body.code, 'forms.edit-refused', JSON.stringify(refused.body));
  assert.equal((await office.complete('officer', matter)).status, 200);
  const later = await office.view('head', matter);
  assert.equal(later.values.f2_score, '61', '办过这一步的人以后还看得到自己办过的表');
});

test('数据格式说得出每张表，取自主表的只有一份；列表、标题只能用主表的内容', async () => {
  const id = await made({ name: '格式' });

  const { schema, writable, required } = (await office.who('officer').get(`/api/applications/${id}/schema`)).body;

  assert.deepEqual(Object.keys(schema.properties), ['subject', 'amount', 'f2_score', 'f2_inside']);
  assert.equal(schema.properties.f2_score.title, '评审表·得分');
  assert.deepEqual([writable, required], [['subject', 'amount'], ['subject']]);
  for (const more of [{ columns: ['f2_score'] }, { titlePattern: '{f2_score}' }]) {
    const answer = await make({ name: '不该有的', ...more });
    assert.ok(answer.status === 400 || answer.body.code === 'applications.problems', JSON.stringify(answer.body));
  }
});

test('发布时说出哪一步看的表没有、要填的表没看、意见栏不在看的表上；步骤不看主表时主表的内容不能进列表', async () => {
  const apply = { step: 'apply', name: '填写', fields: { subject: 'required' } } as const;
  const sentences = async (more: object, columns: readonly string[] = []): Promise<string> => {
    const parts = [apply, { step: 'check', name: '评审', handler: { kind: 'chief' }, ...more }] as const;
    const bpmnXml = await toXml(buildProcess({ id: 'p', name: '评审流程', parts }));
    await asJob(office.house, office.agency.id, (context) =>
      context.ask(processesService).publish({ key: 'reviewing', bpmnXml }),
    );
    const answer = await make({ name: '按流程', process: { key: 'reviewing' }, columns });
    return answer.status === 200 ? '' : answer.body.fields.map(({ message }: Json) => message).join();
  };

  assert.match(await sentences({ forms: ['f9'] }), /要看的表“f9”，这个事项没有/);
  assert.match(await sentences({ fields: { f2_score: 'required' } }), /要填“评审表”上的内容，可是这一步不看这张表/);
  assert.match(await sentences({ opinion: { block: 'f2_verdict', required: true } }), /意见写在“评审表”上/);
  assert.match(await sentences({ forms: ['f2'] }, ['amount']), /“金额”在流程的某一步不让看/);
  assert.equal(await sentences({ forms: ['f2'], fields: { f2_score: 'required' } }), '');
});

test('每一步都看的另一张表，只能看主表的读者也看不到：标题里不放它的内容', async () => {
  const shown = { forms: ['main', 'f2'] } as const;
  const bpmnXml = await toXml(
    buildProcess({
      ...{ id: 'p', name: '都看' },
      parts: [
        { step: 'apply', name: '填写', fields: { subject: 'required', f2_score: 'required' }, ...shown },
        { step: 'check', name: '评审', handler: { kind: 'chief' }, ...shown },
      ],
    }),
  );
  await asJob(office.house, office.agency.id, (context) =>
    context.ask(processesService).publish({ key: 'all-shown', bpmnXml }),
  );

  const titled = (titlePattern: string) => make({ name: '标题', process: { key: 'all-shown' }, titlePattern });
  const refused = await titled('{subject}得分{f2_score}');

  assert.equal(refused.body.code, 'applications.problems', JSON.stringify(refused.body));
  assert.match(JSON.stringify(refused.body.fields), /“得分”不能放到标题里/);
  const allowed = await titled('{subject}');
  assert.equal(allowed.status, 200, JSON.stringify(allowed.body));
});

test('换表的版本：同一张表用在两个应用里，两个都跟着换；在办的还用原来的版本', async () => {
  const one = await made({ name: '甲应用' });
  const two = await made({
    name: '乙应用',
    further: [],
    formKey: 'review',
    columns: [],
    process: { steps: [{ name: '看', approver: { kind: 'sectionHead' } }] },
  });
  const matter = await start(one, { subject: '在办的' });
  const next = { ...review, fields: [...review.fields, { key: 'extra', kind: 'text' as const, label: '补充' }] };

  await asJob(office.house, office.agency.id, async (context) => {
    const forms = context.ask(formsService);
    const published = await forms.publish({ key: 'review', template: next });
    assert.ok(published.ok);
    const current = (await forms.current('review')) ?? assert.fail();
    context.announce('FormPublished', current.formId, { formVersionId: published.value.formVersionId });
    return published;
  });
  await office.house.relay.settle();

  const schemaOf = async (id: string) =>
    Object.keys((await office.who('officer').get(`/api/applications/${id}/schema`)).body.schema.properties);
  assert.ok((await schemaOf(one)).includes('f2_extra'));
  assert.ok((await schemaOf(two)).includes('extra'));
  assert.doesNotMatch(JSON.stringify((await office.view('head', matter)).form), /补充/);
  const listed = (await office.administrator.get('/api/forms?words=评审表')).body.forms;
  assert.equal(listed.length, 1, '合成的一套不列在表单里');
  const { uses } = (await office.administrator.get(`/api/forms/${listed[0].formId}/uses`)).body;
  assert.deepEqual(
    uses.filter(({ name }: Json) => /^[甲乙]应用$/.test(name)).map(({ name, as }: Json) => [name, as]),
    [
      ['甲应用', '第 2 张表'],
      ['乙应用', ''],
    ],
  );
});

test('去掉一张表：填过的留着、不再问；代号不给别的表用；模板文件带着几张表，别的单位装上就能办', async () => {
  const id = await made({ name: '要改的' });
  const address = `/api/applications/settings/${id}`;
  const pack = (await office.administrator.get(`${address}/pack`)).body;
  const { nextForm, version } = (await office.administrator.get(address)).body;
  assert.equal(nextForm, 'f3');
  const other = [{ key: 'f2', formKey: 'request' }];

  const swapped = await office.administrator.send('PUT', address, {
    expectedVersion: version,
    settings: { ...settings, name: '要改的', further: other },
  });
  assert.equal(swapped.body.code, 'applications.problems', JSON.stringify(swapped.body));

  assert.deepEqual(
    pack.further.map((one: Json) => one.form.name),
    ['评审表'],
  );
  const installed = await office.stranger.send('POST', '/api/applications/packs/import', {
    pack: JSON.stringify(pack),
  });
  assert.equal(installed.status, 200, JSON.stringify(installed.body));
  const theirs = (await office.strangersOfficer.get(`/api/applications/${installed.body.id}/schema`)).body;
  assert.ok(Object.keys(theirs.schema.properties).includes('f2_score'));
});

test('几张表都没有新版本时不说有新的，发布别的表单也不动这个应用', async () => {
  const id = await made({ name: '没变的' });
  const standing = async () =>
    (await office.administrator.get('/api/applications/settings')).body.applications.find((one: Json) => one.id === id);

  const before = await standing();
  await asJob(office.house, office.agency.id, async (context) => {
    const published = await context
      .ask(formsService)
      .publish({ key: 'unrelated', template: { ...request, name: '无关的' } });
    assert.ok(published.ok);
    context.announce('FormPublished', published.value.formVersionId, published.value);
    return published;
  });
  await office.house.relay.settle();

  assert.equal(before.newer, false);
  assert.deepEqual(await standing(), before);
});

test('把别的表全去掉、保存，再加另一张：从前的代号不再给，填过的不会到新表上', async () => {
  const id = await made({ name: '去掉再加的' });
  const address = `/api/applications/settings/${id}`;
  const put = async (more: object) => {
    const { version } = (await office.administrator.get(address)).body;
    return office.administrator.send('PUT', address, {
      expectedVersion: version,
      settings: {
        ...settings,
        name: '去掉再加的',
        process: { steps: [{ name: '看', approver: { kind: 'starter' } }] },
        ...more,
      },
    });
  };

  const alone = await put({ further: [] });
  assert.equal(alone.status, 200, JSON.stringify(alone.body));
  const { nextForm } = (await office.administrator.get(address)).body;
  const again = await put({ further: [{ key: 'f2', formKey: 'unrelated' }] });
  const fresh = await put({ further: [{ key: 'f3', formKey: 'unrelated' }] });

  assert.equal(nextForm, 'f3');
  assert.equal(again.body.code, 'applications.problems', JSON.stringify(again.body));
  assert.equal(fresh.status, 200, JSON.stringify(fresh.body));

  const ofRequest = (await office.administrator.get(address)).body.formId;
  const otherMain = await put({ formKey: 'review', further: [{ key: 'f4', formKey: 'unrelated' }], columns: [] });
  assert.equal(otherMain.status, 200, JSON.stringify(otherMain.body));
  const { formId } = (await office.administrator.get(address)).body;
  assert.notEqual(formId, ofRequest, '换了主表就是另一套：办着的事项不会升级过去');
});
