import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { createHttpServer } from '#platform/server/http/http-server.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { visitor } from '#platform/testkit/sign-in.ts';
import { programAt } from '../packages/workflow/scenarios/places.ts';
import { type Case, table } from '../packages/workflow/scenarios/table.ts';
import { type Counting, counted } from './scenarios/counted-house.ts';
import { openOnServer } from './scenarios/matter.ts';
import { furnish, type TableOffice } from './scenarios/office.ts';

/** begin, agency, lock-and-read, and one write of everything: change set, audit, outbox, wake-ups, acknowledged command. */
const statementsOfAStep = 4;

interface Counted {
  readonly title: string;
  readonly place?: string;
  /** The line of the story that is counted. */
  readonly act: string;
  /** More than four, and what they are for. */
  readonly more?: readonly [statements: number, why: string];
}

const readers = [5, '先问谁看得到这件事项，好马上告诉他们'] as const;

const acts: readonly Counted[] = [
  { title: '同意：办完往下走', act: '张三 同意' },
  { title: '同意：办完往下走', place: '最后到达汇合', act: '张三 同意' },
  { title: '同意：办完往下走', act: '张三 取回', more: [5, '读出他写过的意见，好让他接着写'] },
  { title: '退回拟稿', place: '并行分支里', act: '张三 退回拟稿' },
  { title: '退回要等别的分支：先停着', place: '并行分支里', act: '张三 等着退回拟稿' },
  { title: '转办以后取回', act: '张三 转给 赵' },
  { title: '前加签：先由加的人答复', act: '张三 前加签 赵 钱' },
  { title: '后加签：我办完以后', act: '张三 后加签 赵 钱' },
  { title: '并加签：多一个人', act: '张三 并加签 赵' },
  { title: '前加签后减签', act: '张三 减签 赵' },
  { title: '顺序会签：后面的次序可以调', act: '张三 排序 钱 赵' },
  { title: '委派：随时可以收回', act: '张三 委派 赵' },
  { title: '委派：随时可以收回', act: '张三 收回委派' },
  { title: '一票否决', place: '最后到达汇合', act: '赵 不同意' },
  { title: '弃权：弃权按不同意计', act: '张三 弃权' },
  { title: '抢办：签收以后', act: '赵 签收' },
  { title: '抢办：签收算动过', act: '赵 放弃' },
  { title: '特送', act: '张三 跳到 签发' },
  { title: '跳回拟稿', act: '管理员 跳到 拟稿', more: readers },
  { title: '挂起：什么都不能办', act: '管理员 挂起', more: readers },
  { title: '挂起：什么都不能办', act: '管理员 激活', more: readers },
  { title: '终止：全部停下', place: '并行分支里', act: '管理员 终止', more: readers },
  { title: '挂起以后不用先激活', place: '并行分支里', act: '管理员 复活', more: readers },
  { title: '传阅：几个人同时看', act: '张三 传阅 赵 钱' },
  { title: '依次传阅：没读的可以收回', act: '张三 收回传阅 钱' },
  { title: '依次传阅：没读的可以收回', act: '孙 已阅' },
  { title: '传阅：看的人可以写意见', act: '赵 阅签' },
  { title: '催办：发起人催', act: '拟稿人 催办' },
  { title: '催办：管理员督办', act: '管理员 催办' },
  { title: '发起人撤销：别人还没办', act: '拟稿人 撤销' },
  { title: '自由流：自己点名送人', act: '张三 送 赵' },
  { title: '加一步：加的人可以减去', act: '张三 减去一步 1' },
  { title: '等待的环节：收到答复', act: '管理员 收到 经办' },
  {
    title: '找不到人：停下',
    act: '管理员 指定 赵',
    more: [6, '先找停下的那一步，再从停下的清单里销去'],
  },
  { title: '超时：办完了就不再到时', act: '张三 同意' },
  { title: '抄送：办完自动抄送', act: '张三 同意' },
  { title: '同步子流程：主流程终止', act: '管理员 终止', more: [6, '问谁看得到，停下子流程'] },
  { title: '同步子流程：主流程终止', act: '管理员 复活', more: [6, '问谁看得到，叫子流程接着办'] },
];

const caseOf = ({ title, place = '顺序环节' }: Counted): Case =>
  table.find((one) => one.story.operation.startsWith(title) && one.place.name === place) ??
  assert.fail(`${title}：${place}`);

let house: TestHouse;
let office: TableOffice;
let counting: Counting;
let app: TestHouse['app'];
before(async () => {
  house = await testHouse(registry);
  office = await furnish(house, acts.map(caseOf));
  counting = counted(house.house);
  app = await createHttpServer(counting.house, { webDirectory: '/nowhere', trustProxy: false });
});
after(async () => {
  await app.close();
  await house.close();
});

/** One act on a matter of its own, and what it cost. */
async function cost(one: Counted): Promise<void> {
  const running = await openOnServer(office, caseOf(one));
  await running.play(one.act);
  const { request, after: stateAfter } = await running.next();
  assert.ok('path' in request);
  counting.transactions.length = 0;
  counting.reads = 0;

  const { status, body } = await visitor(app, office.who(request.who).cookie).send('POST', request.path, request.body, {
    'x-command-id': house.house.ids.next(),
  });

  assert.equal(status, 200, JSON.stringify(body));
  await running.mustBe(stateAfter);
  const [transaction, ...others] = counting.transactions;
  assert.equal(others.length, 0, 'one transaction');
  assert.equal(counting.reads, 1, 'the session, and nothing else outside the transaction');
  // without the commit
  assert.equal((transaction?.statements ?? 0) - 1, one.more?.[0] ?? statementsOfAStep);
}

for (const one of acts)
  test(`${one.act}（${one.title}）：一个事务，${one.more ? `${one.more[0]} 条语句，${one.more[1]}` : '最多四条语句'}`, () =>
    cost(one));

test('有办结时限的事项，办一步还是最多四条语句', async () => {
  const [one] = acts;
  assert.ok(one);
  const { place, story } = caseOf(one);
  await office.publish(office.kindOf(caseOf(one)), { ...programAt(place, story), endWithin: { workingDays: 5 } });
  await cost(one);
});
