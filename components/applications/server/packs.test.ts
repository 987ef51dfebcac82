import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { buildProcess, type ProcessPart, toXml } from '@gov/workflow';
import { type Office, openOffice } from '#components/applications/testing/office.ts';
import { processesService } from '#components/processes/contract.ts';
import { asJob } from '#platform/testkit/as-job.ts';
import type { Json } from '#platform/testkit/sign-in.ts';
import { packDigest } from './packs/read-pack.ts';
import { shippedPacks } from './packs/shipped.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

/** What somebody writes into the form at its first step, and what later steps fill in. */
const written: Readonly<Record<string, { readonly values: object; readonly later?: object }>> = {
  leave: { values: { leaveKind: 'ANNUAL', period: { from: '2026-12-01', to: '2026-12-07' }, reason: '休假' } },
  outing: {
    values: {
      outingKind: 'BUSINESS',
      period: { from: '2026-12-01', to: '2026-12-03' },
      destination: '省城',
      reason: '开会',
    },
  },
  seal: {
    values: { sealKind: 'OFFICIAL', documentName: '合作协议', copies: '3', reason: '签订协议' },
    later: { sealedOn: '2026-11-24' },
  },
  supplies: {
    values: { goodsKind: 'STATIONERY', goods: '签字笔', quantity: '10', unit: '支' },
    later: { issued: '8', issuedOn: '2026-11-24' },
  },
  expense: {
    values: {
      expenseKind: 'TRAVEL',
      spentOn: '2026-11-20',
      items: [
        { item: '高铁票', quantity: '2', price: '340.25' },
        { item: '住宿费', quantity: '4', price: '1530' },
      ],
      receipts: '4',
      reason: '出差',
    },
  },
  visitor: {
    values: { visitor: '张工', visitorAgency: '某设计院', people: '2', visitKind: 'BUSINESS', reason: '图纸会审' },
    later: { leftAt: '16:10' },
  },
};

const installed = async (pack: string): Promise<string> => {
  const { id, remarks } = await office.install(pack);
  assert.deepEqual(remarks, []);
  return id;
};

/** What a new agency has without anybody installing it. */
const ofTheFirstDay = async (wanted: string): Promise<string> => {
  const { applications } = (await office.administrator.get('/api/applications/settings')).body;
  return applications.find(({ name }: Json) => name === wanted)?.id ?? assert.fail(wanted);
};

for (const [id, pack] of shippedPacks()) {
  test(`模板“${pack.name}”一键装好，从发起办到办结，再导出来和原来一样`, async () => {
    const applicationId = id === 'leave' ? await ofTheFirstDay(pack.name) : await installed(id);

    const { values, later } = written[id] ?? assert.fail(id);
    const started = await office.who('officer').send('POST', `/api/applications/${applicationId}/matters`, {
      values,
      submit: true,
    });
    assert.equal(started.status, 200, JSON.stringify(started.body));
    const steps = await office.handleToEnd(started.body.matterId, later);

    const ended = await office.view('officer', started.body.matterId);
    assert.equal(ended.state, 'DONE', JSON.stringify(ended.openTasks));
    assert.ok(steps >= 2, `${steps} steps`);
    const again = await office.administrator.get(`/api/applications/settings/${applicationId}/pack`);
    assert.deepEqual(again.body, JSON.parse(JSON.stringify(pack)));
    assert.deepEqual(office.house.problems, []);
  });
}

test('费用报销的小计、合计和大写由明细算出来，五千元以上才到主要负责人', async () => {
  const { id } = await office.install('expense');
  const started = async (price: string) => {
    const { values } = written.expense ?? assert.fail();
    const items = [{ item: '资料费', quantity: '3', price }, {}];
    const reply = await office
      .who('officer')
      .send('POST', `/api/applications/${id}/matters`, { values: { ...values, items }, submit: true });
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body.matterId as string;
  };
  const small = await started('1666.66');
  const large = await started('1666.67');

  const { title, form } = await office.view('officer', small);
  assert.match(title, /4,?999\.98元/);
  const paper = JSON.stringify(form);
  assert.match(paper, /"subtotal":"4999\.98"/);
  assert.match(paper, /"capitals":true/);
  assert.equal(await office.handleToEnd(small), 2, 'the section and the deputy');
  assert.equal(await office.handleToEnd(large), 3, 'the chief as well');
  assert.deepEqual(office.house.problems, []);
});

test('装过以前那份费用报销的单位，装上新的以后，以前那个照样从发起办到办结', async () => {
  const former = JSON.parse(readFileSync(join(import.meta.dirname, '../testing/expense-before-rows.json'), 'utf8'));
  const imported = await office.administrator.send('POST', '/api/applications/packs/import', {
    pack: JSON.stringify(former),
  });
  assert.equal(imported.status, 200, JSON.stringify(imported.body));
  const before = imported.body.id as string;
  await office.install('expense');

  const { items: _, ...others } = (written.expense?.values ?? {}) as Readonly<Record<string, unknown>>; // reason: written above
  const started = await office.who('officer').send('POST', `/api/applications/${before}/matters`, {
    values: { ...others, amount: '6800.50' },
    submit: true,
  });
  assert.equal(started.status, 200, JSON.stringify(started.body));
  assert.equal(await office.handleToEnd(started.body.matterId), 3);
  const exported = await office.administrator.get(`/api/applications/settings/${before}/pack`);
  assert.deepEqual(exported.body.form, former.form, 'nothing of it changed');
});

test('导出的模板拿到别的单位能导入；改过一个字、不是模板、表单有问题的都不收', async () => {
  const pack = shippedPacks().get('leave');
  const text = JSON.stringify(pack);
  const bring = (content: string) => office.stranger.send('POST', '/api/applications/packs/import', { pack: content });

  const imported = await bring(text);
  const changed = await bring(text.replace('请假事由', '请假原因'));
  const broken = await bring('{"format":"gov-office-application/1"}');
  const none = await bring('不是 JSON');
  const half = await bring(text.replace('请假事由', '\\ud800'));
  const deep = await bring(text.replace('"form":{', `"form":{"more":${'['.repeat(200)}${']'.repeat(200)},`));

  assert.equal(imported.status, 200, JSON.stringify(imported.body));
  assert.equal(changed.body.code, 'applications.pack-changed');
  assert.equal(broken.body.code, 'applications.pack-unreadable');
  assert.equal(none.body.code, 'applications.pack-unreadable');
  assert.equal(half.body.code, 'applications.pack-unreadable');
  assert.equal(deep.body.code, 'applications.pack-unreadable');
  const seen = await office.stranger.get(`/api/applications/settings/${imported.body.id}`);
  assert.equal(seen.status, 200);
});

test('用自己画的流程的应用，导出的模板不带本单位的编号；别的单位装上就能办，办理人先由发起人选', async () => {
  const { house, agency } = office;
  const chief = agency.people.get('chief') ?? assert.fail();
  const parts: readonly ProcessPart[] = [
    { step: 'apply', name: '填写' },
    { step: 'sign', name: '王建华签批', handler: { kind: 'named', personIds: [chief as never] } }, // reason: an id of the test agency
  ];
  const bpmnXml = await toXml(buildProcess({ id: 'drawn', name: '自己画的', parts }));
  await asJob(house, agency.id, (context) => context.ask(processesService).publish({ key: 'drawn', bpmnXml }));
  const { settings } = (await office.administrator.get(`/api/applications/settings/${await ofTheFirstDay('外出报备')}`))
    .body;
  const own = { ...settings, name: '自己画的外出', process: { key: 'drawn' } };
  const made = await office.administrator.send('POST', '/api/applications/settings', own);
  assert.equal(made.status, 200, JSON.stringify(made.body));

  const { body: pack } = await office.administrator.get(`/api/applications/settings/${made.body.id}/pack`);

  assert.doesNotMatch(pack.process.bpmnXml, new RegExp(`${chief}|王建华`));
  const text = { pack: JSON.stringify(pack) };
  const brought = await office.stranger.send('POST', '/api/applications/packs/import', text);
  assert.equal(brought.status, 200, JSON.stringify(brought.body));
  assert.match(brought.body.remarks.join(''), /“某某签批”由谁办理要在本单位重新指定，先由发起人选人，请在流程里改/);
});

test('先看看再装：名称、表单、流程说明、列表和要重新选的都说清楚，什么也没有写；装上的就是看过的那一份，装两次只有一个', async () => {
  const text = JSON.stringify(shippedPacks().get('outing'));
  const look = (from: object) => office.stranger.send('POST', '/api/applications/packs/preview', { from });
  const all = async () => (await office.stranger.get('/api/applications/settings')).body.applications.length;
  const before = await all();

  const { status, body: seen } = await look({ file: text });
  const shipped = await look({ shipped: 'outing' });

  assert.equal(status, 200, JSON.stringify(seen));
  assert.equal(await all(), before, '看的时候什么也没有装上');
  assert.equal(seen.forms[0].name, '外出报备单');
  assert.match(seen.title, /〔申请人〕|〔报备人〕|〔外出人/);
  assert.ok(seen.columns.length > 0 && !seen.columns.some((one: string) => /^[a-z]/.test(one)), seen.columns.join());
  assert.match(seen.sentences.map((one: Json) => `${one.number} ${one.text}`).join('\n'), /1 .*由.*办理/);
  assert.equal(shipped.body.sha256, seen.sha256);
  const looked = { sha256: seen.sha256, applicationId: seen.applicationId };
  const install = () => office.stranger.send('POST', '/api/applications/packs/import', { pack: text, looked });
  const other = await office.stranger.send('POST', '/api/applications/packs/install', { pack: 'seal', looked });
  assert.equal(other.body.code, 'applications.pack-other', '不是看过的那一份');
  const atOnce = await Promise.all([install(), install()]);
  const [first, second] = atOnce[0].status === 200 ? atOnce : [atOnce[1], atOnce[0]];
  assert.equal(first.status, 200, JSON.stringify(first.body));
  assert.equal(first.body.id, seen.applicationId);
  assert.equal(second.body.code, 'applications.pack-installed', '同时按下的第二次');
  assert.equal((await install()).body.code, 'applications.pack-installed');
  assert.equal(await all(), before + 1, '装两次只有一个');
  const again = (await look({ file: text })).body;
  assert.match(again.clashes.join(), /已经有叫“外出报备”的应用.*已经有叫“外出报备单”的表单/);
  assert.equal(again.name, '外出报备（2）');
  assert.equal((await look({ file: text.replace('外出', '外勤') })).body.code, 'applications.pack-changed');
  assert.equal((await look({ file: '不是 JSON' })).body.code, 'applications.pack-unreadable');
  const officer = await office.strangersOfficer.send('POST', '/api/applications/packs/preview', {
    from: { file: text },
  });
  assert.equal(officer.status, 403);
});

test('表单里有“取自应用”的模板拿到没有那个应用的单位：装得上，说清楚哪一项要改', async () => {
  const pack = shippedPacks().get('outing') ?? assert.fail('外出报备');
  const source = { application: 'app-of-another-agency', column: 'name' };
  const fields = pack.form.fields.map((field) =>
    field.key === 'destination' ? { ...field, kind: 'relatedRecord' as const, maxLength: undefined, source } : field,
  );
  const content = JSON.parse(JSON.stringify({ ...pack, form: { ...pack.form, fields }, titlePattern: undefined }));

  const brought = await office.stranger.send('POST', '/api/applications/packs/import', {
    pack: JSON.stringify({ ...content, sha256: packDigest(content) }),
  });

  assert.equal(brought.status, 200, JSON.stringify(brought.body));
  assert.match(brought.body.remarks.join(''), /取自的应用本单位没有，请在表单里改选一个/);
  const both = JSON.parse(JSON.stringify({ ...pack, further: [{ key: 'f2', form: content.form }] }));
  const onFurther = await office.stranger.send('POST', '/api/applications/packs/import', {
    pack: JSON.stringify({ ...both, sha256: packDigest(both) }),
  });
  assert.equal(onFurther.status, 200, JSON.stringify(onFurther.body));
  assert.match(onFurther.body.remarks.join(''), /取自的应用本单位没有/, '第 2 张表上的也说');
});

test('模板文件里动过手脚的内容，算对了校验也一句一句拒绝，什么也没有装上', async () => {
  const pack = shippedPacks().get('outing') ?? assert.fail('外出报备');
  const bring = async (change: object): Promise<{ readonly status: number; readonly code: string }> => {
    const content = { ...JSON.parse(JSON.stringify(pack)), ...change };
    const text = JSON.stringify({ ...content, sha256: packDigest(content) });
    const answer = await office.stranger.send('POST', '/api/applications/packs/import', { pack: text });
    return { status: answer.status, code: answer.body.code };
  };
  const form = (change: object) => ({ form: { ...pack.form, ...change } });
  const before = (await office.stranger.get('/api/applications/settings')).body.applications.length;

  for (const change of [
    form({ fields: [{ key: 'a', kind: 'choice', label: '甲', choices: 5 }] }),
    form({ fields: 'x' }),
    form({ document: { type: 'doc', content: [{ type: 'iframe', attrs: { src: 'http://example.test' } }] } }),
    form({ fields: [...pack.form.fields, { key: 'constructor', kind: 'text', label: '甲' }] }),
    form({ opinionBlocks: [] }),
    { process: { bpmnXml: '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' } },
    { process: { steps: [{ name: '审批', approver: { kind: 'chief' }, block: 'nothing' }] } },
    { columns: ['nothing'] },
    { titlePattern: '{__proto__}' },
  ]) {
    const { status, code } = await bring(change);
    assert.ok([400, 422].includes(status), `${JSON.stringify(change).slice(0, 80)}: ${status} ${code}`);
  }
  assert.equal((await bring({})).status, 200, '对照：没有动过的能装上');
  assert.equal((await office.stranger.get('/api/applications/settings')).body.applications.length, before + 1);
  assert.deepEqual(office.house.problems, []);
});
