import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { leaveRequest } from '@gov/forms/examples';
import type { Json } from '#platform/testkit/sign-in.ts';
import { callingParts, childParts, childrenKinds, sectionsPart, sendingForm } from '../../testing/children-kinds.ts';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
before(async () => {
  office = await openOffice();
  await childrenKinds(office);
});
after(async () => {
  assert.deepEqual(office.house.problems, []);
  await office.close();
});

const settle = () => office.house.relay.settle();
const text = (words: string) => new TextEncoder().encode(words);
const attach = async (key: string, matterId: string, name: string): Promise<void> => {
  const files = [{ name, content: text(name) }];
  const answer = await office.who(key).upload(`/api/matters/${matterId}/attachments`, files as never); // reason: as the browser sends them
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
};
const names = (view: Json): string[] => view.attachments.map(({ name }: Json) => name).sort();

async function called(): Promise<{ readonly matterId: string; readonly child: string }> {
  const matterId = await office.begin('officer', 'carried');
  await attach('officer', matterId, '申请材料.txt');
  await office.done('officer', matterId, { values: { ...leaveValues, units: ['W'] } });
  await office.done('head', matterId);
  await settle();
  const [child] = (await office.view('officer', matterId)).children;
  return { matterId, child: child.matterId };
}

test('子流程带着附件去，办完把结果和它的附件带回来；带回的值写进表单，再报一次也不多一份', async () => {
  const { matterId, child } = await called();
  const page = await office.view('head', child);
  assert.deepEqual(names(page), ['申请材料.txt']);
  assert.equal(page.attachments[0].removable, false, 'nobody takes off what the caller gave');
  const file = await office.who('head').get(`/api/matters/${child}/attachments/${page.attachments[0].id}`);
  assert.equal(file.status, 200);
  await attach('head', child, '核查结论.txt');
  assert.deepEqual(names(await office.view('officer', matterId)), ['申请材料.txt'], 'not before it ends');

  await office.done('head', child, { values: { reason: '情况属实，同意' } });
  await settle();

  const view = await office.view('officer', matterId);
  assert.equal(view.values.reason, '情况属实，同意');
  assert.deepEqual(names(view), ['核查结论.txt', '申请材料.txt']);
  assert.deepEqual(
    view.openTasks.map(({ step }: Json) => step),
    ['审批'],
  );
  await office.again('matters.child-ended', child);
  const twice = await office.view('officer', matterId);
  assert.deepEqual([names(twice), twice.version], [names(view), view.version]);
});

test('分送给几个的，结果合在一栏，一个一行，数字相加；先办完的先写进来，再报一次也不多一行', async () => {
  const each = { field: 'units', limit: 5, rule: 'all', into: 'section' } as const;
  const call = { process: 'answered', mode: 'sync', back: { reason: 'reason', total: 'leaveDays' }, each } as const;
  const total = { key: 'total', kind: 'number', label: '合计天数' } as const;
  const form = { ...sendingForm, fields: [...sendingForm.fields, total] };
  await publishKind(office, 'gathered', callingParts(call), form);
  const matterId = await office.begin('officer', 'gathered');
  await office.done('officer', matterId, { values: { ...leaveValues, units: ['W', 'L'] } });
  await office.done('head', matterId);
  await settle();
  const [works, legal] = (await office.view('officer', matterId)).children.map(({ matterId: id }: Json) => id);

  await office.done('legal', legal, { values: { reason: '依据充分' } });
  await settle();
  const { values: first } = await office.view('officer', matterId);
  assert.deepEqual([first.reason, first.total], ['法规科：依据充分', '3']);
  await office.done('head', works, { values: { reason: '情况属实' } });
  await settle();

  const view = await office.view('officer', matterId);
  assert.deepEqual([view.values.reason, view.values.total], ['建管科：情况属实\n法规科：依据充分', '6']);
  assert.deepEqual(
    view.openTasks.map(({ step }: Json) => step),
    ['审批'],
  );
  await office.again('matters.child-ended', legal);
  assert.equal((await office.view('officer', matterId)).values.reason, view.values.reason);
});

test('几个里密级不同的一个，它的结果不合进来，别的照样带回；办理过程说明为什么', async () => {
  const form = {
    ...leaveRequest,
    fields: [...leaveRequest.fields, { key: 'secrecyLevel', kind: 'secrecy', label: '密级' }],
  };
  const fields = { reason: 'edit', secrecyLevel: 'edit' };
  const marking = childParts.map((part) => (part === sectionsPart ? { ...sectionsPart, fields } : part));
  await publishKind(office, 'marked', marking as never, form as never); // reason: literals of the shapes
  const each = { field: 'units', limit: 5, rule: 'all', into: 'section' } as const;
  const call = { process: 'marked', mode: 'sync', back: { reason: 'reason' }, each } as const;
  await publishKind(office, 'apart', callingParts(call), sendingForm);
  const matterId = await office.begin('officer', 'apart');
  await office.done('officer', matterId, { values: { ...leaveValues, units: ['W', 'L'] } });
  await office.done('head', matterId);
  await settle();
  const [works, legal] = (await office.view('officer', matterId)).children.map(({ matterId: id }: Json) => id);

  await office.done('legal', legal, { values: { reason: '不宜公开', secrecyLevel: 'WORK_SECRET' } });
  await settle();
  assert.equal((await office.view('officer', matterId)).values.reason, leaveValues.reason);
  await office.done('head', works, { values: { reason: '情况属实' } });
  await settle();

  const view = await office.view('officer', matterId);
  assert.equal(view.values.reason, '建管科：情况属实');
  const told = view.trace.map(({ opinion, detail }: Json) => `${opinion ?? ''}${detail ?? ''}`).join();
  assert.match(told, /子流程的密级和本件不同，结果没有带回/);
  assert.doesNotMatch(JSON.stringify(view), /不宜公开/);
});

test('不等办完的，发布时就说带不回来；要带回的一栏表单里没有、合不下几份的也不行', async () => {
  const publish = (code: string, call: Parameters<typeof callingParts>[0]) =>
    publishKind(office, code, callingParts(call), sendingForm);
  const one = { process: 'answered', mode: 'sync', back: { reason: 'reason' } } as const;
  const each = { field: 'units', limit: 5, rule: 'all', into: 'section' } as const;
  await assert.rejects(
    publish('many', { ...one, each, back: { units: 'reason' } }),
    /环节“分送承办”分送给几个，带回来的合不到“承办科室”一栏里/,
  );
  await assert.rejects(publish('async', { ...one, mode: 'async' }), /环节“分送承办”不等子流程办完，结果带不回来/);
  await assert.rejects(publish('none', { ...one, back: { nothing: 'reason' } }), /表单里没有“nothing”这一项/);
});
