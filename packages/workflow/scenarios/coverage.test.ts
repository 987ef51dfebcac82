import { deepEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { places } from './places.ts';
import { isAt, type Story } from './story.ts';
import { stories } from './table.ts';

/** Rows of the table of operations: the stories that show it, by how they begin; or why no story can. */
const operations: Readonly<Record<string, readonly string[] | string>> = {
  '起草、暂存': '只存表单，不改流程：流程核心里没有这件事，由事项的页面和测试证明',
  '提交、办理': ['同意：'],
  表决: ['按比例：', '按票数：', '弃权：没有规定', '表决已定'],
  '退回上一步、指定步、发起人': ['退回拟稿', '签发退回到经办', '直送退回', '会签组里', '顺序会签退回', '退回后取回'],
  '跨分支退回（R1 到 R4）': ['签发退回到经办', '退回到已经汇合', '退回到正在办', '退回到已经到达', '退回要等别的分支'],
  '退回主流程（R5）': ['退回主流程', '同步子流程：它退回来'],
  撤回: ['同意：', '取回：', '退回后取回', '转办以后取回'],
  发起人撤销: ['发起人撤销：'],
  '跳转、特送': ['跳转到签发', '特送', '跳回拟稿'],
  转办: ['转办'],
  委派: ['委派：', '没有开放的加签和委派'],
  代理: ['代理：'],
  '离任、离岗交接': ['交接：'],
  前加签: ['前加签：', '前加签有人', '前加签时'],
  后加签: ['后加签：'],
  并加签: ['并加签：'],
  减签: ['前加签后减签', '并加签后减签'],
  '会签（并行）': ['会签组里一人退回', '按票数：'],
  '会签（顺序）': ['顺序会签：', '顺序表决：'],
  一票否决: ['一票否决：'],
  '比例、票数': ['按比例：', '按票数：', '加权：', '表决要三分之二'],
  弃权: ['弃权：'],
  或签: ['或签：'],
  '抢办、签收、放弃': ['抢办：'],
  '主办、协办': ['主办协办：'],
  '抄送、传阅': ['传阅：', '依次传阅：', '抄送：'],
  催办: ['催办：'],
  '挂起、激活': ['挂起', '暂停一支：'],
  '终止、复活': ['终止：', '终止以后'],
  '子流程（同步、异步）': ['同步子流程：', '异步子流程：'],
  '子流程（多实例）': '和会签是同一个规则，只是一处一件：由 children.test.ts 和事项的子流程测试证明',
  部门间流转: '两个机关各有各的流程，之间只传公文：由交换的测试证明',
  自由流: ['自由流：', '加一步', '自选下一步：'],
  选择下一步处理人: ['选择处理人：'],
  超时: ['超时：'],
  自动通过: ['自动通过：', '办理人就是发起人：', '找不到人：'],
  重新确定办理人: ['重新确定办理人：'],
  办理人变动: ['随岗位：'],
  等待消息: ['等待的环节：'],
  迁移到新版: ['改用新版：'],
  撤消操作: ['跳转到签发：没人动过可以撤消', '顺序会签：后面的次序'],
};

const showing = (begins: readonly string[]): readonly Story[] =>
  stories.filter(({ operation }) => begins.some((begin) => operation.startsWith(begin)));

for (const [operation, shown] of Object.entries(operations)) {
  if (typeof shown === 'string') continue;
  test(`情景表：${operation}，六处都走过，走不到的写明为什么`, () => {
    for (const begin of shown) ok(showing([begin]).length > 0, `没有“${begin}”的情景`);
    for (const place of places) {
      const told = showing(shown);
      const played = told.some((story) => isAt(story, place));
      const why = told.flatMap(({ notAt }) => notAt?.[place.name] ?? []);
      ok(
        played || (why.length > 0 && why.every((sentence) => sentence.length > 5)),
        `${place.name}：没有走过，也没有写为什么`,
      );
    }
  });
}

test('情景表：每个情景都属于一种操作，不在的地方都是真有的地方', () => {
  const known = Object.values(operations).flatMap((shown) => (typeof shown === 'string' ? [] : shown));
  const names = new Set(places.map(({ name }) => name));
  deepEqual(
    stories
      .filter(({ operation }) => !known.some((begin) => operation.startsWith(begin)))
      .map(({ operation }) => operation),
    [],
  );
  for (const { notAt = {} } of stories) for (const name of Object.keys(notAt)) ok(names.has(name), name);
});
