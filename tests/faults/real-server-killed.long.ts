import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import type { Answer, Json } from '#platform/testkit/sign-in.ts';
import { clockStrikes, openOnServer } from '../scenarios/matter.ts';
import { furnish, type TableOffice } from '../scenarios/office.ts';
import { type CuttingProxy, cuttingProxy } from './cutting-proxy.ts';
import { caseOf, whichOf } from './dying-server.ts';
import { type RealServer, startRealServer } from './real-server.ts';

/** Acts of people, up to the line of their story that is sent to the server that dies. */
const acts = [
  ['办理', '同意：办完往下走', '顺序环节', '张三 同意'],
  ['定下结果的一票', '一票否决', '最后到达汇合', '赵 不同意'],
  ['跨并行退回', '退回拟稿', '并行分支里', '张三 退回拟稿'],
  ['取回', '同意：办完往下走', '最后到达汇合', '张三 取回'],
] as const;
const refusedByClock = caseOf('超时：到时算他不同意', '最后到达汇合');

let house: TestHouse;
let office: TableOffice;
let proxy: CuttingProxy;
let server: RealServer | undefined;
before(async () => {
  // the process that is killed knows no other clock
  house = await testHouse(registry, { now: new Date().toISOString() });
  office = await furnish(house, [refusedByClock, ...acts.map(([, title, place]) => caseOf(title, place))]);
  proxy = await cuttingProxy(house.options.databaseUrl);
});
after(async () => {
  await server?.kill('SIGKILL');
  await proxy?.close();
  await house?.close();
});

/** More statements than any act has, with those the relay asks beside it. */
const most = 60;

/** What the n-th statement of a real process left, for every n until it lived through the whole act. */
function tell(found: readonly ('there' | 'absent')[], pattern: RegExp): void {
  const line = found.map((one) => (one === 'there' ? '●' : '○')).join('');
  console.log(`${found.length - 1} kills: ${line}`);
  assert.match(line, pattern, 'wholly absent up to the commit, wholly there from then on');
}

for (const [name, title, place, act] of acts)
  test(`${name}（${act}）：真的服务器进程在任何一条语句之后被 kill -9，重启后全有或全无，再发一次只算一次`, async () => {
    const found: ('there' | 'absent')[] = [];
    server ??= await startRealServer(house, proxy.url, 'web');
    for (let statements = 0, lived = false; !lived; statements += 1) {
      assert.ok(statements < most, 'an act without an end');
      const running = await openOnServer(office, caseOf(title, place));
      await running.play(act);
      const { request, before: stateBefore, after: stateAfter } = await running.next();
      assert.ok('path' in request);
      const { cookie } = office.who(request.who);
      const commandId = randomUUID();
      // what a server remembers of an agency, its processes and forms is read before, not in the act
      const seen: Answer<Json> = await server.get(office.who('拟稿人').cookie, `/api/matters/${running.matterId}`);
      assert.equal(seen.status, 200, JSON.stringify(seen.body));

      const cut = proxy.cutAfter(statements, 'hold').then(() => 'cut' as const);
      const answer: Promise<'lived' | 'died'> = server.send(cookie, request, commandId).then(
        () => 'lived' as const,
        () => 'died' as const,
      );
      lived = (await Promise.race([answer, cut])) === 'lived';
      if (!lived) {
        await server.kill('SIGKILL');
        assert.equal(await answer, 'died', 'nobody was answered');
        proxy.mend();
        server = await startRealServer(house, proxy.url, 'web');
      }
      proxy.mend();

      found.push(await whichOf(running, stateBefore, stateAfter));
      const again: Answer<Json> = await server.send(cookie, request, commandId);
      assert.equal(again.status, 200, JSON.stringify(again.body));
      await running.mustBe(stateAfter);
      const once: Answer<Json> = await server.send(cookie, request, commandId);
      assert.deepEqual([once.status, once.body], [again.status, again.body]);
      await running.mustBe(stateAfter);
    }
    tell(found, /^○+●+$/);
    assert.ok(found.filter((one) => one === 'absent').length >= 3, 'killed inside the transaction, not only before it');
  });

const day = 86_400_000;
/** What was in hand when a process was killed is somebody else's when its lease is over. */
const leaseMs = 130_000;

test('到时限：真的服务器进程在任何一条语句之后被 kill -9，下一个接着办，只算一次', async () => {
  await server?.kill('SIGKILL');
  server = undefined;
  const found: ('there' | 'absent')[] = [];
  for (let statements = 0, lived = false; !lived; statements += 1) {
    assert.ok(statements < most, 'a wake-up without an end');
    const relay = await startRealServer(house, proxy.url, 'relay');
    server = relay;
    relay.pause();
    house.clock.set(trueTime());
    await office.pass(-30 * day);
    const running = await openOnServer(office, refusedByClock);
    await running.play(clockStrikes);
    const { before: stateBefore, after: stateAfter } = await running.next();
    await office.pass(30 * day);

    let over = false;
    const cut = proxy.cutAfter(statements, 'hold').then(() => 'cut' as const);
    relay.goOn();
    const done = until(
      () => running.mustBe(stateAfter),
      () => over,
    );
    lived = (await Promise.race([done, cut])) !== 'cut';
    over = true;
    await done;
    await relay.kill('SIGKILL');
    proxy.mend();

    found.push(await whichOf(running, stateBefore, stateAfter));
    // its lease was taken by the true time, which went on meanwhile
    house.clock.set(trueTime());
    for (let again = 0; again < 2; again += 1) {
      house.clock.advance(leaseMs);
      await office.settle();
      await running.mustBe(stateAfter);
    }
  }
  // what the relay asks beside it comes in any order
  tell(found, /^○.*●$/);
});

const trueTime = () => new Date().toISOString() as ReturnType<typeof house.clock.now>; // reason: an instant is such a text

/** Looks again until it is so, or until nobody asks any more. */
async function until(isSo: () => Promise<void>, over: () => boolean): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (over()) return;
    const so = await isSo().then(
      () => true,
      () => false,
    );
    if (so) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.fail('nothing came of it within half a minute');
}
