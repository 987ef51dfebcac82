/** Agencies opened before 请假 became an application: the step of the upgrade takes its kind over with everything that hangs on it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { type Office, openOffice } from '#components/applications/testing/office.ts';
import type { Json } from '#platform/testkit/sign-in.ts';

let office: Office;
let owner: Client;
before(async () => {
  office = await openOffice();
  owner = new Client({ connectionString: office.house.ownerUrl });
  await owner.connect();
});
after(async () => {
  await owner.end();
  await office.close();
});

/** As the former release left it: a kind in code, no application beside it. */
async function asBefore(): Promise<void> {
  const rows = new Client({ connectionString: office.house.superuserUrl });
  await rows.connect();
  await rows.query(`delete from office.application where kind_code = 'leave-request';
    update office.matter_kind set component_id = 'matters', follows_form = true where code = 'leave-request';
    alter table office.application drop column kind_code;
    insert into office.component_switch (agency_id, component_id, open, changed_at)
      select id, 'applications', false, '2026-11-01' from office.agency where code = 'lp';
    update office.agency set configuration_version = configuration_version + 1`);
  await rows.end();
}

const upgrade = async (): Promise<void> => {
  await owner.query(await readFile(join(import.meta.dirname, '../db/0003-kind-code.sql'), 'utf8'));
};

const values = { leaveKind: 'ANNUAL', period: { from: '2026-12-01', to: '2026-12-03' }, reason: '回乡探亲' };
const start = async (extra: object = {}): Promise<string> =>
  (await office.who('officer').send('POST', '/api/matters', { kindCode: 'leave-request', ...extra })).body.matterId;
const leave = async (): Promise<Json> =>
  (await office.who('officer').get('/api/applications')).body.applications.find(
    ({ kindCode }: Json) => kindCode === 'leave-request',
  );

test('请假原来是代码里的种类：升级后是一个应用，编号、版本、办过的和正在办的都还在', async () => {
  const matterId = await start();
  await office.complete('officer', matterId, { values });
  await asBefore();

  await upgrade();

  const { id, mayStart } = await leave();
  assert.equal(mayStart, true);
  const listed = (await office.who('officer').get(`/api/applications/${id}/records`)).body;
  assert.deepEqual(
    listed.rows.map((row: Json) => [row.matterId, row.cells.leaveKind, row.cells.leaveDays]),
    [[matterId, '年休假', '3']],
  );
  const settings = (await office.administrator.get(`/api/applications/settings/${id}`)).body;
  assert.deepEqual(settings.settings.process, { key: 'leave-request' });
  assert.equal(settings.settings.sum, 'leaveDays');
  assert.equal(settings.used, true);
  const page = await office.view('officer', matterId);
  const again = await start();
  assert.equal(page.formVersionId, (await office.view('officer', again)).formVersionId);
  assert.equal(await office.handleToEnd(matterId), 2, '正在办的照旧办完');
  assert.deepEqual(office.house.problems, []);
});

test('接管以后和别的应用一样改：改名、停用，种类跟着变；关了办事应用的单位不收模板', async () => {
  const { id } = await leave();
  const address = `/api/applications/settings/${id}`;
  const { settings, version } = (await office.administrator.get(address)).body;
  const named = await office.administrator.send('PUT', address, {
    expectedVersion: version,
    settings: { ...settings, name: '请假（本局）', titlePattern: '{applicant}请假{leaveDays}天' },
  });
  assert.equal(named.status, 200, JSON.stringify(named.body));
  const matterId = await start();
  await office.complete('officer', matterId, { values });
  assert.equal((await office.view('officer', matterId)).title, '刘思远请假3天');

  const closed = await office.administrator.send('POST', `${address}/open`, {
    expectedVersion: version + 1,
    open: false,
  });
  assert.equal(closed.status, 200, JSON.stringify(closed.body));
  assert.equal(await start(), undefined, '停用了，没有人能再发起');
  assert.equal((await leave()).open, false);
  const pack = (await office.administrator.get(`${address}/pack`)).body;
  const brought = await office.stranger.send('POST', '/api/applications/packs/import', { pack: JSON.stringify(pack) });
  assert.equal(brought.body.code, 'http.component-closed', '那个单位关了办事应用');
});

test('关了办事应用的单位，升级以后照样能请假', async () => {
  const { body } = await office.strangersOfficer.get('/api/matters/kinds');
  assert.ok(
    body.kinds.some(({ code }: Json) => code === 'leave-request'),
    JSON.stringify(body),
  );
});
