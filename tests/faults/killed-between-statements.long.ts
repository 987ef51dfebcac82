import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { clockStrikes, openOnServer } from '../scenarios/matter.ts';
import { actOf, caseOf, type DyingOffice, dieAfterEach, dyingOffice, type Mortal, whichOf } from './dying-server.ts';

const call = caseOf('同步子流程：等它办结', '顺序环节');
const refusedByClock = caseOf('超时：到时算他不同意', '最后到达汇合');
/** Acts of people beside those of every day. */
const others = [
  ['同意：办完往下走', '最后到达汇合', '张三 取回'],
  ['退回要等别的分支：先停着', '并行分支里', '乙 同意'],
  ['退回到已经汇合的一支', '汇合之后', '张三 退回到 甲科'],
  ['跳回拟稿', '并行分支里', '管理员 跳到 拟稿'],
  ['终止：全部停下', '并行分支里', '管理员 终止'],
  ['并加签：多一个人', '并行分支里', '张三 并加签 赵'],
  ['依次传阅：前一位', '顺序环节', '赵 已阅'],
] as const;

let dying: DyingOffice;
before(async () => {
  dying = await dyingOffice([call, refusedByClock, ...others.map(([title, place]) => caseOf(title, place))]);
});
after(() => dying.houses.living.close());

for (const [title, place, act] of others)
  test(`${act}（${title}：${place}）：死在任何两条语句之间，都是全有或全无，再发一次只算一次`, () =>
    dieAfterEach(dying, actOf(dying, caseOf(title, place), act)));

/** What was in hand when a server died is somebody else's when its lease is over. */
const leaseMs = 130_000;
const takeOver = async () => {
  dying.houses.living.clock.advance(leaseMs);
  await dying.office.settle();
};

test('启动子流程：死在任何两条语句之间，下一个服务器接着办，子流程只有一个', () =>
  dieAfterEach(
    dying,
    async () => {
      await dying.office.settle();
      const running = await openOnServer(dying.office, call);
      const children = async () =>
        (await dying.office.who('拟稿人').get(`/api/matters/${running.matterId}`)).body.children as readonly {
          readonly state: string;
          readonly matterId?: string;
        }[];
      return {
        matterId: running.matterId,
        act: async ({ relay }: Mortal) => {
          await relay.settle();
          const [child] = await children();
          if (child?.state !== 'running') throw new Error('cut off');
        },
        async check() {
          const [begun] = await children();
          await takeOver();
          const now = await children();
          assert.deepEqual(
            now.map(({ state }) => state),
            ['running'],
          );
          await running.play();
          return begun?.state === 'running' ? 'there' : 'absent';
        },
      };
    },
    'any',
  ));

test('到时限：死在任何两条语句之间，下一个服务器接着办，只算一次', () =>
  dieAfterEach(dying, async () => {
    const running = await openOnServer(dying.office, refusedByClock);
    await running.play(clockStrikes);
    const { before: stateBefore, after: stateAfter } = await running.next();
    await dying.office.pass(30 * 86_400_000);
    return {
      matterId: running.matterId,
      act: async ({ relay }: Mortal) => {
        await relay.settle();
        await running.mustBe(stateAfter);
      },
      async check() {
        const which = await whichOf(running, stateBefore, stateAfter);
        await takeOver();
        await running.mustBe(stateAfter);
        await takeOver();
        await running.mustBe(stateAfter);
        return which;
      },
    };
  }));
