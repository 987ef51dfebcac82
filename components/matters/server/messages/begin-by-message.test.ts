import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok, type PersonId } from '@gov/base';
import { leaveRequest } from '@gov/forms/examples';
import type { MessageStart, ProcessPart } from '@gov/workflow';
import { sql } from '#platform/server/database/sql.ts';
import type { Json } from '#platform/testkit/sign-in.ts';
import { messageKinds } from '../../testing/children-kinds.ts';
import { headsCheck, leaveApplication } from '../../testing/leave-steps.ts';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const chief = { kind: 'chief' } as const;
const sending = (step: string, message: string): ProcessPart => ({
  step,
  name: '告知',
  does: { kind: 'send', message },
});
const follow = (message: string, more: Partial<MessageStart> = {}): MessageStart => ({
  message,
  starter: chief,
  ...more,
});

let office: Office;
before(async () => {
  office = await openOffice();
  await messageKinds(office);
  const hides: ProcessPart = { ...headsCheck, fields: { reason: 'hidden' } };
  await publishKind(office, 'keeping', [leaveApplication, sending('tell', '不公开的'), hides]);
  await publishKind(office, 'asking-nobody', [leaveApplication, sending('tell', '没有人的'), headsCheck]);
  const begun = (code: string, messageStart: MessageStart) =>
    publishKind(office, code, [leaveApplication, headsCheck], leaveRequest, 'matters', { messageStart });
  await begun('of-same-keys', follow('不公开的'));
  await begun('of-nobody', follow('没有人的', { starter: { kind: 'named', personIds: [nobody] } }));
});
after(async () => {
  assert.deepEqual(office.house.problems, []);
  await office.close();
});

const nobody = '01900000-0000-7000-8000-00000000dead' as PersonId; // reason: nobody of this agency

/** What was begun by what a matter sent. */
async function begunBy(senderId: string): Promise<Json[]> {
  const read = await office.house.house.database.agency(office.agency.id, async (tx) =>
    ok(
      await tx.all(sql<Json>`
        select b.sequence, b.matter_id as "matterId", b.trouble, b.begun_at is not null as begun, c.form_values as values
        from office.matter_begun b
        left join office.matter_content c on c.agency_id = b.agency_id and c.matter_id = b.matter_id
        where b.agency_id = ${tx.agencyId} and b.sender_id = ${senderId}`),
    ),
  );
  return read.ok ? [...(read.value as readonly Json[])] : []; // reason: what was selected just now
}
const linesOf = (view: Json): string[] =>
  view.trace.map(({ who, act, detail }: Json) => `${who}：${act}（${detail ?? ''}）`);

async function sent(kind: string): Promise<string> {
  const matterId = await office.begin('officer', kind);
  await office.done('officer', matterId, { values: leaveValues });
  await office.house.relay.settle();
  return matterId;
}

test('一件的自动步骤发出消息，另一个流程就为写明的发起人发起；送到两次只发起一次；两边的经过都说得清', async () => {
  const senderId = await sent('reporting');

  const [row, ...more] = await begunBy(senderId);
  assert.ok(row?.begun);
  assert.deepEqual(more, []);
  const view = await office.view('chief', row.matterId);
  assert.deepEqual(
    view.openTasks.map(({ step, holder }: Json) => `${step}：${holder.name}`),
    ['填写申请：王建华'],
  );
  assert.equal(view.starter.name, '王建华');
  assert.equal(row.values.destination, leaveValues.reason, 'mapped');
  assert.equal(row.values.phone ?? null, null, 'not named: does not come along');
  assert.deepEqual(linesOf(view).toSorted(), [
    '系统：收到“请假已报”自动发起（送王建华填写申请）',
    '系统：由“reporting”发出的“请假已报”发起（）',
  ]);
  assert.ok(
    linesOf(await office.view('officer', senderId)).includes('系统：“请假已报”发起了“following”（由王建华办理）'),
    JSON.stringify(linesOf(await office.view('officer', senderId))),
  );

  await office.again('matters.send-message', `${senderId}:${row.sequence}`);
  await office.again('matters.begin-by-message', `${senderId}:${row.sequence}:following`);
  assert.equal((await begunBy(senderId)).length, 1);
  await office.done('chief', row.matterId, { values: leaveValues });
});

test('谁看得到哪一件，各按各的规则：发消息的人因此看不到新的一件，新的一件的发起人也看不到原来那件', async () => {
  const senderId = await sent('reporting');
  const [row] = await begunBy(senderId);

  assert.equal((await office.who('chief').get(`/api/matters/${row?.matterId}`)).status, 200);
  assert.notEqual((await office.who('officer').get(`/api/matters/${row?.matterId}`)).status, 200);
  assert.equal((await office.who('officer').get(`/api/matters/${senderId}`)).status, 200);
  assert.notEqual((await office.who('chief').get(`/api/matters/${senderId}`)).status, 200);
});

test('对有的人隐藏的一项不会随消息带给另一个流程', async () => {
  const [row] = await begunBy(await sent('keeping'));

  assert.ok(row?.begun);
  assert.equal(row.values.leaveKind, leaveValues.leaveKind, 'positive control');
  assert.equal(row.values.reason ?? null, null);
});

test('没有人可以当发起人：说清楚没有发起、怎么办，说一次；补上人以后再试就发起', async () => {
  const senderId = await sent('asking-nobody');
  const [row] = await begunBy(senderId);
  assert.deepEqual([row?.begun, row?.trouble], [false, 'matters.no-starter']);
  const told = async () =>
    linesOf(await office.view('officer', senderId)).filter((line) => /没有发起“of-nobody”/.test(line));
  assert.match((await told()).join(), /发起人现在没有人；一天内会再试，也可以由人从“发起”里发起/);
  const again = () => office.again('matters.begin-by-message', `${senderId}:${row?.sequence}:of-nobody`);
  await again();
  assert.equal((await told()).length, 1);

  await publishKind(office, 'of-nobody', [leaveApplication, headsCheck], leaveRequest, 'matters', {
    messageStart: follow('没有人的'),
  });
  await again();

  const [mended] = await begunBy(senderId);
  assert.ok(mended?.begun);
  assert.equal((await office.view('chief', mended.matterId)).starter.name, '王建华');
});

test('没发起的列在“停下的流程”里，只有名称和原因：重试重新算次数，说不用发起了就不再列、不再试，办理过程写明理由', async () => {
  const system = await office.as('system');
  await publishKind(office, 'of-nobody', [leaveApplication, headsCheck], leaveRequest, 'matters', {
    messageStart: follow('没有人的', { starter: { kind: 'named', personIds: [nobody] } }),
  });
  const senderId = await sent('asking-nobody');
  const listed = async (): Promise<Json> => (await system.get('/api/matters/stopped/beginnings')).body;
  const counted = async () => (await system.get('/api/matters/stopped/counts')).body.beginnings;
  const { count, rows } = await listed();
  const [row] = rows;
  assert.deepEqual(
    [count, await counted(), row.senderId, row.message, row.kindName, row.why, row.tries],
    [1, 1, senderId, '没有人的', 'of-nobody', '流程写明的发起人现在没有人。', 1],
  );
  const path = `/api/matters/stopped/beginnings/${senderId}`;
  const body = { sequence: row.sequence, kindCode: row.kindCode };
  assert.equal((await office.who('officer').send('POST', `${path}/retry`, body)).status, 403);

  assert.equal((await system.send('POST', `${path}/retry`, body)).status, 200);
  await office.house.relay.settle();
  assert.deepEqual((await listed()).rows[0].tries, 1, 'its trials have begun anew');

  const dropped = await system.send('POST', `${path}/drop`, { ...body, reason: '另外发起' });
  assert.equal(dropped.body.said, '不再发起“of-nobody”');
  assert.deepEqual([(await listed()).count, await counted()], [0, 0]);
  assert.match(
    linesOf(await office.view('officer', senderId)).join(),
    /系统员：“没有人的”不再发起“of-nobody”（另外发起）/,
  );
  await publishKind(office, 'of-nobody', [leaveApplication, headsCheck], leaveRequest, 'matters', {
    messageStart: follow('没有人的'),
  });
  await office.again('matters.begin-by-message', `${senderId}:${row.sequence}:of-nobody`);
  assert.equal((await begunBy(senderId))[0]?.begun, false);
  const twice = await system.send('POST', `${path}/drop`, { ...body, reason: '再点一次' });
  assert.deepEqual([twice.status, twice.body.code], [404, 'matters.beginning-not-stuck']);
});

test('由消息发起的流程，人也可以从“发起”里发起', async () => {
  const matterId = await office.begin('officer', 'following');
  await office.done('officer', matterId, { values: leaveValues });

  assert.match(linesOf(await office.view('officer', matterId)).join(), /：发起（/);
});
