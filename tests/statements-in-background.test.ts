import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { brandId, type MatterId } from '@gov/base';
import { mattersService } from '#components/matters/contract.ts';
import { asJob } from '#platform/testkit/as-job.ts';
import type { TestHouse } from '#platform/testkit/house.ts';
import { visitor } from '#platform/testkit/sign-in.ts';
import { programAt } from '../packages/workflow/scenarios/places.ts';
import { type Case, table } from '../packages/workflow/scenarios/table.ts';
import { type MortalHouses, mortalHouses } from './faults/mortal-house.ts';
import { type Counting, counted, settleCounted } from './scenarios/counted-house.ts';
import { clockStrikes, openOnServer } from './scenarios/matter.ts';
import { furnish, type TableOffice } from './scenarios/office.ts';

const caseOf = (operation: string, place = '顺序环节'): Case =>
  table.find((one) => one.story.operation.startsWith(operation) && one.place.name === place) ??
  assert.fail(`${operation}：${place}`);

/** What a time limit does, and a step that waits for a day. */
const strikes = [
  '超时：到时催一次',
  '超时：到时告诉上级',
  '超时：到时转给别人办',
  '超时：到时算他同意',
  '超时：到时算他不同意',
  '超时：到时退回拟稿',
  '超时：到时改走签发',
  '等待的环节：没有人办，到了日子自己往下走',
].map((title) => caseOf(title));
const reminds = strikes[0] ?? assert.fail('a reminder');
const calls = caseOf('同步子流程：等它办结');
const waits = caseOf('等待的环节：收到答复才往下走');
const circulates = caseOf('依次传阅：前一位');

let houses: MortalHouses;
let house: TestHouse;
let office: TableOffice;
let counting: Counting;
before(async () => {
  houses = await mortalHouses();
  house = houses.living;
  office = await furnish(house, [...strikes, calls, waits, circulates]);
  counting = counted(house.house);
  await office.settle();
});
after(() => houses.living.close());

const day = 86_400_000;

/** begin, agency, lock-and-read and one write of everything, as with a person's act; and the wake-up is taken off its list. */
const ofAnAct = 5;
const settled = () => settleCounted(counting);

for (const one of strikes)
  test(`${one.story.operation}：一个事务，${ofAnAct} 条语句，到过一次就没有事了`, async () => {
    const running = await openOnServer(office, one);
    await running.play(clockStrikes);
    const { after: stateAfter } = await running.next();
    await office.pass(30 * day);

    assert.deepEqual(await settled(), [{ kind: 'matters.time-limit', statements: [ofAnAct], reads: 0 }]);

    await running.mustBe(stateAfter);
    assert.deepEqual(await settled(), []);
  });

test('许多件同时到时限：每件还是一个事务、同样多的语句，不因件多而多', async () => {
  const many = 10;
  for (let n = 0; n < many; n += 1) await (await openOnServer(office, reminds)).play(clockStrikes);
  await office.pass(30 * day);

  const runs = await settled();

  const each = { kind: 'matters.time-limit', statements: [ofAnAct], reads: 0 };
  assert.deepEqual(
    runs,
    Array.from({ length: many }, () => each),
  );
});

test('启动子流程：登记这一次、办这一件、看它是不是已经办结，各一个事务', async () => {
  const running = await openOnServer(office, calls);

  const runs = await settled();

  // a matter is begun with its form, its process and its first step, under the lock of its caller
  assert.deepEqual(runs, [
    { kind: 'matters.children', statements: [6], reads: 0 },
    { kind: 'matters.child', statements: [13], reads: 0 },
    { kind: 'matters.child-ended', statements: [7], reads: 0 },
  ]);
  await running.play();
});

test('别处来的答复告诉等待的环节：一个事务 8 条语句；再看一次没有别的了，5 条', async () => {
  const running = await openOnServer(office, waits);
  await running.play('管理员 收到 经办');
  const waiting = async () => (await office.who('拟稿人').get(`/api/matters/${running.matterId}`)).body.waits.length;
  assert.equal(await waiting(), 1);
  const reply = { event: office.latin.get('经办') ?? '', key: '复函', words: '财政局复函' };
  await asJob(house, office.agencyId, (context) =>
    context.ask(mattersService).deliver(brandId<MatterId>(running.matterId), reply),
  );

  const runs = await settled();

  assert.deepEqual(runs, [
    { kind: 'matters.messages', statements: [8], reads: 0 },
    { kind: 'matters.messages', statements: [5], reads: 0 },
  ]);
  assert.equal(await waiting(), 0);
});

test('一步办完，不管关系到几个人，别的进程只听到一条通知', async () => {
  const running = await openOnServer(office, circulates);
  const { request, after: stateAfter } = await running.next();
  assert.ok('path' in request);
  const mortal = await houses.begin();
  const notifications = () => houses.proxy.texts().filter((text) => text.includes('pg_notify'));
  void houses.proxy.cutAfter(Number.POSITIVE_INFINITY);
  const { cookie } = office.who(request.who);
  const command = { 'x-command-id': house.house.ids.next() };

  const answer = await visitor(mortal.app, cookie).send('POST', request.path, request.body, command);
  await mortal.app.close();
  // what is still to be said is said before the process ends
  await mortal.stop();

  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  await running.mustBe(stateAfter);
  assert.equal(notifications().length, 1, houses.proxy.texts().join('\n'));
});

test('办结时限到了：提醒在办的人和发起人，一个事务、同样多的语句', async () => {
  const program = { ...programAt(reminds.place, reminds.story), endWithin: { workingHours: 1 } };
  await office.publish(office.kindOf(reminds), program);
  await office.settle();
  await openOnServer(office, reminds);
  assert.deepEqual(await settled(), []);
  await office.pass(30 * day);

  const runs = await settled();

  assert.deepEqual(
    // the clock also looks again at what was called above
    runs.filter(({ kind }) => kind !== 'matters.children').sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    ['matters.end-due', 'matters.time-limit'].map((kind) => ({ kind, statements: [ofAnAct], reads: 0 })),
  );
});
