import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Visitor } from '#platform/testkit/sign-in.ts';
import { beginAs, doneAs, draftingSlip, type Office, openOffice } from '../testing/office.ts';

let office: Office;
let system: Visitor;
before(async () => {
  office = await openOffice();
  system = await as('system');
});
after(() => office.close());

/** Everybody here signs in anew, because the tests move people to other sections. */
const as = (key: string): Promise<Visitor> => office.as(key);

async function attachNote(visitor: Visitor, matterId: string): Promise<string> {
  const note = { name: 'note.txt', content: Buffer.from('材料清单') };
  const added = await visitor.upload(`/api/matters/${matterId}/attachments`, [note]);
  assert.equal(added.status, 200, JSON.stringify(added.body));
  return added.body.attachments[0].id;
}

/** All ways out at once: page, file and search must agree. Answers whether he reads. */
async function reads(visitor: Visitor, matterId: string, way: { title: string; attachment?: string }) {
  const page = (await visitor.get(`/api/matters/${matterId}`)).status;
  const found = (await visitor.get(`/api/matters/search?q=${encodeURIComponent(way.title)}`)).body.rows;
  const statuses = [page, found.length === 1 ? 200 : 404];
  if (way.attachment)
    statuses.push((await visitor.get(`/api/matters/${matterId}/attachments/${way.attachment}`)).status);
  assert.equal(new Set(statuses).size, 1, `the ways out disagree: ${statuses}`);
  assert.ok([200, 404].includes(page), `${page}`);
  return page === 200;
}

const sectionCalled = async (name: string) =>
  (await system.get('/api/organisation/tree')).body.sections.find((one: { name: string }) => one.name === name);

/** From today on the person works in another section. */
async function move(person: string, from: string, to: string, postId?: string) {
  const old = (await system.get(`/api/organisation/sections/${(await sectionCalled(from)).id}`)).body;
  const row = old.people.find((one: { personName: string }) => one.personName === person);
  const day = (await system.get('/api/organisation/tree')).body.day;
  const answer = await system.send('POST', `/api/organisation/sections/${(await sectionCalled(to)).id}/arrivals`, {
    people: [{ assignmentId: row.id, expectedVersion: row.version }],
    on: day,
    ...(postId ? { postId } : {}),
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

async function headsRead(value: boolean) {
  const { settings } = (await system.get('/api/agencies/own/settings')).body;
  const line = settings.find((one: { key: string }) => one.key === 'headsRead');
  const answer = await system.send('POST', '/api/agencies/own/settings', {
    componentId: 'matters',
    key: 'headsRead',
    value,
    expectedVersion: line.version,
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

test('whoever heads the section of the starter today reads, as far as secrecy and the agency let heads read', async () => {
  const [helper, legal, officer] = [await as('helper'), await as('legal'), await as('officer')];
  const title = '关于规范性文件清理的通知';
  const matterId = await beginAs(helper, 'outgoing-document');
  const attachment = await attachNote(helper, matterId);
  const way = { title, attachment };
  assert.equal(await reads(await as('head'), matterId, way), false, 'a draft is its starter’s alone');
  await doneAs(helper, matterId, { values: draftingSlip(title) });

  assert.equal(await reads(helper, matterId, way), true);
  assert.equal(await reads(legal, matterId, way), true);
  assert.equal(await reads(await as('head'), matterId, way), false, 'head of another section');
  assert.equal(await reads(officer, matterId, way), false);

  await move('陈国栋', '建管科', '法规科');
  const newHead = await as('head');
  assert.equal(await reads(newHead, matterId, way), true, 'the new head never handled it');
  const page = (await newHead.get(`/api/matters/${matterId}`)).body;
  assert.equal(page.readBecause, '您能看到，因为您负责法规科，可以看它的事项。');
  assert.deepEqual([page.myTask, page.operations], [undefined, []], 'reading is not handling');
  const press = await newHead.send('POST', `/api/matters/${matterId}/press`, {});
  assert.equal(press.body.code, 'workflow.press-not-offered');

  const secret = async (secrecyLevel: string) => {
    const { version } = (await legal.get(`/api/matters/${matterId}`)).body;
    const body = { expectedVersion: version, values: { secrecyLevel } };
    assert.equal((await legal.send('PUT', `/api/matters/${matterId}/values`, body)).status, 200);
  };
  await secret('WORK_SECRET');
  assert.equal(await reads(newHead, matterId, way), false, 'a work secret is not read by standing');
  assert.equal(await reads(helper, matterId, way), true, 'starter');
  assert.equal(await reads(legal, matterId, way), true, 'handler');
  await secret('INTERNAL');
  assert.equal(await reads(newHead, matterId, way), true);

  await headsRead(false);
  assert.equal(await reads(newHead, matterId, way), false);
  assert.equal(await reads(legal, matterId, way), true, 'by her work, not as head');
  await headsRead(true);
  assert.equal(await reads(newHead, matterId, way), true);

  office.house.clock.advance(86_400_000);
  system = await as('system');
  await move('陈国栋', '法规科', '建管科');
  assert.equal(await reads(await as('head'), matterId, way), false, 'headship ended, and the reading with it');
  assert.deepEqual(office.house.problems, []);
});

test('who keeps the register opens what stands in it; the clerk of another section does not', async () => {
  system = await as('system');
  const clerk = await as('clerk');
  const title = '关于汛期值守的通知';
  const matterId = await beginAs(clerk, 'incoming-document');
  const values = {
    title,
    sourceAgency: '江州市人民政府',
    sourceNumber: '江政发〔2026〕31号',
    handlingClass: 'ACTION',
    secrecyLevel: 'WORK_SECRET',
  };
  await doneAs(clerk, matterId, { values });
  assert.equal(await reads(await as('mail'), matterId, { title }), false, 'not registered yet');
  await doneAs(clerk, matterId);
  const works = await sectionCalled('建管科');
  const post = { name: '科室文书', role: 'documentClerk', sectionId: works.id, from: '2026-01-01' };
  const added = await system.send('POST', '/api/organisation/posts', post);
  assert.equal(added.status, 200, JSON.stringify(added.body));
  await move('马晓东', '法规科', '建管科', added.body.id);

  const mail = await as('mail');
  const otherClerk = await as('helper');
  const line = async (visitor: Visitor) =>
    (await visitor.get('/api/gongwen/registers/incoming')).body.rows.find(
      (row: { matterId: string }) => row.matterId === matterId,
    );
  assert.equal((await line(mail)).mayOpen, true, 'stands in the register');
  assert.equal(await reads(mail, matterId, { title }), true);
  assert.equal((await mail.get(`/api/gongwen/documents/${matterId}`)).status, 200);
  assert.match((await mail.get(`/api/matters/${matterId}`)).body.readBecause, /您的岗位管理收文登记簿/);
  assert.equal((await line(otherClerk)).mayOpen, false, 'holds a registry post, so he sees the lines');
  assert.equal(await reads(otherClerk, matterId, { title }), false, 'but of another section');
  assert.equal((await otherClerk.get(`/api/gongwen/documents/${matterId}`)).status, 404);
  assert.equal(await reads(await as('officer'), matterId, { title }), false);

  await move('马晓东', '建管科', '办公室', await clerkPost());
  assert.equal(await reads(await as('helper'), matterId, { title }), true, 'the new clerk keeps the old books');
  assert.deepEqual(office.house.problems, []);
});

const clerkPost = async (): Promise<string> =>
  (await system.get('/api/organisation/posts')).body.posts.find((one: { name: string }) => one.name === '文书').id;

test('opening is audited once per session and some minutes, however often the page reads itself again', async () => {
  const officer = await as('officer');
  const matterId = await beginAs(officer, 'leave-request');
  const auditor = await as('auditor');
  const openings = async () => {
    const { records } = (await auditor.get(`/api/audit?event=matters.opened`)).body;
    return records.filter((record: { objectId: string }) => record.objectId === matterId).length;
  };

  for (let time = 0; time < 3; time += 1) await officer.get(`/api/matters/${matterId}`);
  assert.equal(await openings(), 1);
  await (await as('officer')).get(`/api/matters/${matterId}`);
  assert.equal(await openings(), 2, 'another session');
  office.house.clock.advance(11 * 60_000);
  await officer.get(`/api/matters/${matterId}`);
  assert.equal(await openings(), 3, 'later');
  assert.equal((await (await as('helper')).get(`/api/matters/${matterId}`)).status, 404);
  assert.equal(await openings(), 3);
});
