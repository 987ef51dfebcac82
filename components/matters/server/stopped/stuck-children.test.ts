import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { leaveRequest } from '@gov/forms/examples';
import { Client } from 'pg';
import type { Json } from '#platform/testkit/sign-in.ts';
import { callingParts, childParts, childrenKinds, sendingForm, toSections } from '../../testing/children-kinds.ts';
import { leaveValues, type Office, openOffice, viewAs } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const minute = 60_000;
let office: Office;
let owner: Client | undefined;
before(async () => {
  office = await openOffice();
  await childrenKinds(office);
  const code = { key: 'code', kind: 'text', label: '编号' } as const;
  const childForm = { ...leaveRequest, fields: [...leaveRequest.fields, { ...code, unique: true }] };
  await publishKind(office, 'only-one', childParts, childForm);
  const call = { ...toSections, process: 'only-one', fields: { code: 'code' } };
  const parts = callingParts(call).map((part, place) =>
    place === 0 && 'step' in part ? { ...part, fields: { ...part.fields, code: 'edit' as const } } : part,
  );
  await publishKind(office, 'sending-one', parts, { ...sendingForm, fields: [...sendingForm.fields, code] });
  owner = new Client({ connectionString: office.house.superuserUrl });
  await owner.connect();
});
after(async () => {
  await owner?.end();
  await office?.close();
});

const settle = () => office.house.relay.settle();
async function called(kind: string, values: object = {}): Promise<string> {
  const matterId = await office.begin('officer', kind);
  await office.done('officer', matterId, { values: { ...leaveValues, units: ['W', 'L'], ...values } });
  await office.done('head', matterId);
  return matterId;
}
const standings = async (matterId: string): Promise<string[]> =>
  (await office.view('officer', matterId)).children.map((child: Json) => `${child.state} ${child.standing}`);
const stuck = async (): Promise<Json> => (await (await office.as('system')).get('/api/matters/stopped/children')).body;
const retry = async (matterId: string, child: number) =>
  (await office.as('system')).send('POST', `/api/matters/stopped/children/${matterId}/retry`, { child });

test('a child claims its unique values as it begins; what another holds keeps it back, and it begins when that is free', async () => {
  const first = await called('sending-one', { code: '只能办一件', units: ['L'] });
  await settle();
  const matterId = await called('sending-one', { code: '只能办一件', units: ['W'] });
  await settle();

  assert.deepEqual(await standings(first), ['running 孙倩承办']);
  assert.deepEqual(await standings(matterId), ['not-started 还没有办：不能重复的内容已经被另一件用了']);
  const { rows, count } = await stuck();
  assert.equal(count, 1);
  assert.deepEqual(
    [rows[0].kindName, rows[0].step, rows[0].tries, rows[0].why],
    ['sending-one', '分送承办', 1, '还没有办：不能重复的内容已经被另一件用了。'],
  );
  assert.doesNotMatch(JSON.stringify(rows), /只能办一件|刘思远/, 'no value, no name');

  const { version } = await office.view('officer', first);
  const ended = await (await office.as('system')).send('POST', `/api/matters/monitor/${first}/terminate`, {
    expectedVersion: version,
    reason: '让给另一件',
  });
  assert.equal(ended.status, 200, JSON.stringify(ended.body));
  await settle();
  assert.equal((await retry(matterId, 1)).status, 200);
  await settle();
  assert.deepEqual(await standings(matterId), ['running 陈国栋承办']);
  assert.equal((await stuck()).count, 0);
  assert.equal((await retry(matterId, 1)).body.code, 'matters.child-not-stuck');
});

test('a child that breaks as it begins keeps no other waiting; its trials end, and 重试 begins them anew', async () => {
  await owner?.query(`create function office.refuse_child() returns trigger language plpgsql as
    $$ begin if new.kind_code = 'handled' and not exists (select 1 from office.matter_child c
      where c.matter_id = new.id and c.child = 2) then raise exception 'broken'; end if; return new; end $$`);
  await owner?.query(
    `create trigger refuse_child before insert on office.matter for each row execute function office.refuse_child()`,
  );
  const matterId = await called('sending');

  await settle();
  assert.deepEqual(await standings(matterId), ['not-started 正在启动', 'running 孙倩承办']);

  for (let tries = 0; tries < 6; tries += 1) {
    office.house.clock.advance(25 * 60 * minute);
    await settle();
  }
  const [row] = (await stuck()).rows;
  assert.deepEqual([row.why, row.tries, row.next], ['还没有启动：它的事项现在不能新建。', 6, undefined]);
  const waiting = await owner?.query(`select 1 from office.wake_up where kind = 'matters.children' and key = $1`, [
    matterId,
  ]);
  assert.equal(waiting?.rowCount, 0, 'nobody tries any more');

  await owner?.query('drop trigger refuse_child on office.matter');
  for (const key of ['officer', 'security'])
    assert.equal(
      (await (await office.as(key)).send('POST', `/api/matters/stopped/children/${matterId}/retry`, { child: 1 }))
        .status,
      403,
    );
  // the caller is held, so that the house cannot have tried before the list is read
  await owner?.query('begin');
  await owner?.query('select 1 from office.matter where id = $1 for update', [matterId]);
  assert.equal((await retry(matterId, 1)).status, 200);
  const asked = await stuck();
  await owner?.query('commit');
  assert.deepEqual([asked.count, asked.rows[0]?.tries, typeof asked.rows[0]?.triedAt], [1, 0, 'string']);
  await settle();
  const { children } = await viewAs(await office.as('officer'), matterId);
  assert.deepEqual(
    children.map(({ standing }: Json) => standing),
    ['陈国栋承办', '孙倩承办'],
  );
});
