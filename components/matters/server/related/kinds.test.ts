import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FieldDefinition, FormTemplate } from '@gov/forms';
import { leaveRequest } from '@gov/forms/examples';
import type { Json } from '#platform/testkit/sign-in.ts';
import { headsCheck, leaveApplication } from '../../testing/leave-steps.ts';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const added: readonly FieldDefinition[] = [
  { key: 'serial', kind: 'serialNumber', label: '编号', pattern: 'QJ{yyyy}{0000}', unique: true, listable: true },
  { key: 'related', kind: 'relatedMatter', label: '关联事项' },
  { key: 'seat', kind: 'post', label: '岗位' },
];
const template: FormTemplate = {
  ...leaveRequest,
  document: {
    ...leaveRequest.document,
    content: [
      ...(leaveRequest.document.content ?? []),
      ...added.map(({ key }) => ({ type: 'paragraph', content: [{ type: 'formField', attrs: { key } }] })),
    ],
  },
  fields: [...leaveRequest.fields, ...added],
};

let office: Office;
before(async () => {
  office = await openOffice();
  const apply = { ...leaveApplication, fields: { ...leaveApplication.fields, related: 'edit', seat: 'edit' } } as const;
  await publishKind(office, 'kinds', [apply, headsCheck], template);
});
after(async () => {
  assert.deepEqual(office.house.problems, []);
  await office.close();
});

async function sent(values: object = {}): Promise<string> {
  const matterId = await office.begin('officer', 'kinds');
  await office.done('officer', matterId, { values: { ...leaveValues, ...values } });
  return matterId;
}

test('流水号在送出时给，一件一个，同时送出的也不会相同，自己写不上', async () => {
  const drafts = await Promise.all([1, 2, 3, 4].map(() => office.begin('officer', 'kinds')));
  assert.equal((await office.view('officer', drafts[0] ?? '')).values.serial, undefined);

  await Promise.all(drafts.map((matterId) => office.done('officer', matterId, { values: leaveValues })));

  const pages = await Promise.all(drafts.map((matterId) => office.view('officer', matterId)));
  const numbers = pages.map(({ values }) => values.serial).sort();
  const [year = ''] = office.house.clock.now().split('-');
  assert.deepEqual(
    numbers,
    [1, 2, 3, 4].map((next) => `QJ${year}000${next}`),
  );
  const own = await office.who('officer').send('PUT', `/api/matters/${await office.begin('officer', 'kinds')}/values`, {
    expectedVersion: 1,
    values: { serial: 'QJ20260001' },
  });
  assert.notEqual(own.status, 200, 'nobody gives himself a number');
});

test('关联事项只能选自己看得到的；看不到那件的人看不到标题，也没有链接', async () => {
  const private_ = await office.begin('legal', 'leave-request');
  await office.done('legal', private_, { values: leaveValues });
  const own = await office.leaveRequest();
  const { title } = await office.view('officer', own);
  const draft = await office.begin('officer', 'kinds');
  const { version } = await office.view('officer', draft);
  const stolen = await office.who('officer').send('PUT', `/api/matters/${draft}/values`, {
    expectedVersion: version,
    values: { related: [{ id: private_, title: '随便写' }] },
  });
  assert.deepEqual([stolen.status, stolen.body.fields?.[0]?.path], [422, 'related'], JSON.stringify(stolen.body));

  const matterId = await sent({ related: [{ id: own, title: '随便写' }] });

  const mine = await office.view('officer', matterId);
  assert.deepEqual(mine.values.related, [{ id: own, title }]);
  assert.match(JSON.stringify(mine.form), new RegExp(title));
  const shared = await office.begin('legal', 'kinds');
  await office.done('legal', shared, { values: { ...leaveValues, related: [{ id: private_, title: '' }] } });
  // the head of the other section is asked to read it, and has nothing to do with what it speaks of
  const page = await office.view('legal', shared);
  const person = { personId: office.agency.people.get('clerk'), assignmentId: office.assignment('clerk') };
  const circulated = await office.who('legal').send('POST', `/api/matters/${shared}/circulate`, {
    expectedVersion: page.version,
    assignmentIds: [person.assignmentId],
  });
  assert.equal(circulated.status, 200, JSON.stringify(circulated.body));
  const seen: Json = await office.view('clerk', shared);
  const { title: hiddenTitle } = await office.view('legal', private_);
  assert.deepEqual(
    seen.values.related.map(({ id, closed }: Json) => [id, closed]),
    [[private_, true]],
  );
  assert.match(seen.values.related[0].title, /^请假申请（\d{4}-\d\d-\d\d 发起）$/);
  assert.doesNotMatch(JSON.stringify(seen.form), new RegExp(hiddenTitle));
});

test('岗位的名称来自本单位的岗位，编出来的选不上', async () => {
  const { posts } = (await office.who('officer').get('/api/organisation/posts')).body;
  const [post] = posts;

  const matterId = await sent({ seat: { id: post.id, name: '别的名字' } });

  assert.deepEqual((await office.view('officer', matterId)).values.seat, { id: post.id, name: post.name });
  const draft = await office.begin('officer', 'kinds');
  const { version } = await office.view('officer', draft);
  const refused = await office.who('officer').send('PUT', `/api/matters/${draft}/values`, {
    expectedVersion: version,
    values: { seat: { id: matterId, name: '处长' } },
  });
  assert.equal(refused.body.fields[0].message, '本单位没有“处长”这个岗位，请重新选');
});
