import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleDocuments } from '../examples/index.ts';
import { finishedPartsOf, fromPlainText, looksFinished, textOf, withoutParts } from '../index.ts';

const notice = `江州市住房和城乡建设局关于开展
冬季施工安全排查的通知

各区住房和城乡建设局，市（县、区）质安站、各有关单位：
　　为做好冬季施工安全工作，现将有关事项通知如下：
　　一、排查范围
　　（一）在建工程。重点查深基坑。
　　附件：1.排查表
　　　　　2.责任清单

江州市住房和城乡建设局
2026年11月24日
（联系人：李明，电话：0571-8888888）`;

const partsOf = (text: string) =>
  finishedPartsOf(fromPlainText(text)).map(({ kind, items }) => [kind, ...items] as const);
const restOf = (text: string): string => {
  const body = fromPlainText(text);
  return textOf(withoutParts(body, finishedPartsOf(body)));
};

test('成稿的标题、主送、附件说明、署名和日期、附注都认得出来，余下的是正文', () => {
  assert.deepEqual(partsOf(notice), [
    ['title', '江州市住房和城乡建设局关于开展冬季施工安全排查的通知'],
    ['mainRecipients', '各区住房和城乡建设局', '市（县、区）质安站', '各有关单位'],
    ['attachmentNote', '排查表', '责任清单'],
    ['closing', '江州市住房和城乡建设局', '2026年11月24日'],
    ['note', '联系人：李明，电话：0571-8888888'],
  ]);
  assert.equal(
    restOf(notice),
    '为做好冬季施工安全工作，现将有关事项通知如下：\n一、排查范围\n（一）在建工程。重点查深基坑。',
  );
});

test('带红头和版记的成稿，机关标志、字号、抄送和印发也分得开', () => {
  const whole = `江州市住房和城乡建设局文件\n江建发〔2026〕86号\n${notice}\n抄送：市委办公室，市政府办公室。\n江州市住房和城乡建设局办公室 2026年11月25日印发`;

  assert.deepEqual(partsOf(whole).at(0), ['head', '江州市住房和城乡建设局文件\n江建发〔2026〕86号']);
  assert.deepEqual(partsOf(whole).slice(-2), [
    ['copyRecipients', '市委办公室', '市政府办公室'],
    ['imprint', '江州市住房和城乡建设局办公室 2026年11月25日印发'],
  ]);
  assert.equal(restOf(whole), restOf(notice));
});

test('写法不同的也认：一行里的附件、署名带日期、汉字日期、没有主送的公告', () => {
  assert.deepEqual(partsOf('请执行。\n附件：1.排查表 2.责任清单\n江州市住建局　2026年11月24日'), [
    ['attachmentNote', '排查表', '责任清单'],
    ['closing', '江州市住建局', '2026年11月24日'],
  ]);
  assert.deepEqual(partsOf('关于停水的公告\n因检修停水。\n市供水公司\n二〇二六年十一月二十四日'), [
    ['title', '关于停水的公告'],
    ['closing', '市供水公司', '二〇二六年十一月二十四日'],
  ]);
  assert.deepEqual(partsOf('冬季安全工作方案\n各有关单位：\n请执行。'), [
    ['title', '冬季安全工作方案'],
    ['mainRecipients', '各有关单位'],
  ]);
  assert.deepEqual(partsOf('请执行。\n附件：排查表'), [['attachmentNote', '排查表']]);
});

test('普通的正文里什么也认不出来，公开发布的真实公文也一样', () => {
  for (const text of [
    '为做好工作，现通知如下：\n一、总体要求\n具体要求：\n请认真贯彻执行。',
    '请于2026年11月24日前报送。\n2026年11月24日以前不得施工。',
    '现将有关事项通知如下：\n| 单位 | 人数 |\n| 甲局 | 2 |',
    '',
  ])
    assert.deepEqual(partsOf(text), [], text);
  for (const { name, lines } of exampleDocuments)
    assert.equal(looksFinished(finishedPartsOf(fromPlainText(lines.join('\n')))), false, name);
});

test('附件的正文跟在日期后面时留在正文里，附件说明里的表不算', () => {
  const text = `${notice}\n附件1\n排查表\n| 项目 | 结果 |\n| 甲 | 乙 |`;

  assert.ok(restOf(text).endsWith('附件1\n排查表\n项目\t结果\n甲\t乙'));
  assert.deepEqual(partsOf(text), partsOf(notice));
});
