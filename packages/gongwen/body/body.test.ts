import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { exampleDocuments } from '../examples/index.ts';
import type { FrozenText } from '../index.ts';
import {
  beginningOf,
  bodyDigestInput,
  digestInput,
  fromPlainText,
  frozenDocumentInput,
  ordinalOf,
  parseBody,
  textOf,
  writeOrdinal,
} from '../index.ts';

const levels = (text: string): readonly (number | string)[] =>
  fromPlainText(text).content.map((node) => (node.type === 'heading' ? node.attrs.level : node.type));

test('粘贴的纯文本认出四级层次，单独成句的条款不是标题', () => {
  const text = [
    '　　为做好工作，现通知如下：',
    '一、总体要求',
    '（一）坚持统筹。各单位要加强协调。',
    '1.明确责任',
    '（1）压实主体责任',
    '二、本通知自发布之日起施行。',
    '1.8级地震',
  ];

  assert.deepEqual(levels(text.join('\n')), ['paragraph', 1, 2, 3, 4, 'paragraph', 'paragraph']);
});

test('同一组条款一样对待：多数是标题就都是标题，多数是整句就都是正文', () => {
  assert.deepEqual(levels('（一）排查范围。各类在建工程。\n（二）排查重点。\n（三）时间安排'), [2, 2, 2]);
  assert.deepEqual(levels('1.建筑外墙；\n2.屋面；\n3.地下室'), ['paragraph', 'paragraph', 'paragraph']);
  assert.deepEqual(levels('1.建筑外墙\n2.屋面\n3.地下室。'), [3, 3, 3]);
  const twoLists = '（一）甲\n1.立即停工。\n2.限期整改。\n（二）乙\n1.丙\n2.丁';
  assert.deepEqual(levels(twoLists), [2, 'paragraph', 'paragraph', 2, 3, 3]);
});

test('正文开头是一行字，放不下的写省略号，罕用字不被截成半个', () => {
  const body = fromPlainText('各科室：\n　　为做好冬季安全生产工作𠮷，现通知如下：');

  assert.equal(beginningOf(body), '各科室： 为做好冬季安全生产工作𠮷，现通知如下：');
  assert.equal(beginningOf(body, 17), '各科室： 为做好冬季安全生产工作𠮷…');
  assert.equal(beginningOf(fromPlainText('')), '');
});

test('附件说明的第二行不是标题', () => {
  assert.deepEqual(levels('请执行。\n附件：1.排查表\n　　　2.责任清单\n1.另一条'), [
    'paragraph',
    'paragraph',
    'paragraph',
    3,
  ]);
});

test('以竖线开头的行成为表格，合并单元格保留，首行是表头', () => {
  const body = fromPlainText('| 省份{rs=2} | 任务{cs=2} |\n| 1996年 | 1997年 |\n| 江苏 | 120 | 140<br>（含扩招） |');

  const [table] = body.content;
  assert.ok(table?.type === 'table');
  assert.deepEqual(
    table.content.map((row) => row.content.map((cell) => [cell.type, cell.attrs ?? {}])),
    [
      [
        ['tableHeader', { rowspan: 2 }],
        ['tableHeader', { colspan: 2 }],
      ],
      [
        ['tableHeader', {}],
        ['tableHeader', {}],
      ],
      [
        ['tableCell', {}],
        ['tableCell', {}],
        ['tableCell', {}],
      ],
    ],
  );
  assert.equal(textOf(body), '省份\t任务\n1996年\t1997年\n江苏\t120\t140\n（含扩招）');
});

test('示例公文转成正文后一字不少，再读一遍不变', () => {
  for (const { name, lines } of exampleDocuments) {
    const body = fromPlainText(lines.join('\n'));
    assert.equal(textOf(body), lines.join('\n'), name);
    assert.deepEqual(parseBody(body), { ok: true, value: body }, name);
  }
});

test('序号 1 到 99 在每一级写出来都能认回来', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), fc.constantFrom(1, 2, 3, 4), (value, level) => {
      const written = writeOrdinal(level as 1 | 2 | 3 | 4, value);
      assert.deepEqual(ordinalOf(`${written}标题`), { level, value, written });
    }),
  );
});

test('编辑器送来的未知节点被拒绝，未知标记去掉而文字保留', () => {
  const link = { type: 'text', text: '附件', marks: [{ type: 'link', attrs: { href: 'http://x' } }, { type: 'bold' }] };

  const kept = parseBody({
    type: 'doc',
    content: [{ type: 'paragraph', attrs: { textAlign: null }, content: [link] }],
  });
  const refused = parseBody({ type: 'doc', content: [{ type: 'iframe' }] });
  const outside = parseBody({ type: 'doc', content: [{ type: 'image', attrs: { src: 'https://x/y.png' } }] });

  assert.deepEqual(kept, {
    ok: true,
    value: {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: '附件', marks: [{ type: 'bold' }] }] }],
    },
  });
  assert.deepEqual(refused, { ok: false, rejection: { code: 'gongwen.body-node-refused', data: { node: 'iframe' } } });
  assert.equal(outside.ok, false);
});

test('任意输入都不会让读取正文出错', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => typeof parseBody(value).ok === 'boolean'));
});

const frozen: FrozenText = {
  kind: 'NOTICE',
  title: '关于做好冬季安全工作的通知',
  mainRecipients: ['各区住房和城乡建设局'],
  copyRecipients: [],
  body: fromPlainText('一、总体要求\n请认真贯彻执行。\u{20bb7}'),
  attachments: [{ title: '任务清单', digest: 'ab'.repeat(32) }],
};

test('定稿的摘要输入不随键的次序改变，改一个字就不同', () => {
  const reordered = Object.fromEntries(Object.entries(frozen).reverse()) as unknown as FrozenText;
  const edited = { ...frozen, body: fromPlainText('一、总体要求\n请认真贯彻落实。') };

  assert.deepEqual(digestInput(reordered), digestInput(frozen));
  assert.notDeepEqual(digestInput(edited), digestInput(frozen));
  assert.notDeepEqual(digestInput({ ...frozen, title: `${frozen.title}（试行）` }), digestInput(frozen));
});

test('摘要输入的字节永远不变，旧定稿才能一直验证', () => {
  const bytes = digestInput(frozen);

  assert.equal(Buffer.from(bytes).toString('utf8').split('\n')[0], 'gov-office-cloud/frozen-text/1');
  assert.equal(
    createHash('sha256').update(bytes).digest('hex'),
    '1cb3669abd16f8fecd67fac30180a87c12ff209cf89a42793abcfc36b9d9c0ca',
  );
  assert.equal(
    createHash('sha256').update(bodyDigestInput(frozen.body)).digest('hex'),
    '1c6223bb082c5d3f83a8a3cc237284ee02f0af9e9a662e1df6a2b5cade69b90a',
  );
});

test('新式摘要输入包括版面上的一切和收文单位的编号，字节同样永远不变', () => {
  const { body, attachments } = frozen;
  const printed = { urgency: 'NORMAL', note: '此件公开发布', title: frozen.title, body };
  const whole = {
    kind: 'NOTICE',
    printed,
    mainRecipients: [{ id: 'a', name: '甲局' }],
    copyRecipients: [],
    attachments,
  };
  const bytes = frozenDocumentInput(whole, 2);

  assert.equal(Buffer.from(bytes).toString('utf8').split('\n')[0], 'gov-office-cloud/frozen-text/2');
  assert.notDeepEqual(frozenDocumentInput(whole, 3), bytes, 'the form is part of what is signed');
  assert.notDeepEqual(frozenDocumentInput({ ...whole, printed: { ...printed, urgency: 'URGENT' } }, 2), bytes);
  assert.notDeepEqual(frozenDocumentInput({ ...whole, mainRecipients: [{ id: 'b', name: '甲局' }] }, 2), bytes);
  assert.equal(
    createHash('sha256').update(bytes).digest('hex'),
    '05d86705460097a9365594d6d0d301b7b3b743592eb6fd74892ec9fdf7aaf869',
  );
});

test('摘要输入是规范的 UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      const bytes = digestInput({ ...frozen, title });
      assert.ok(
        Buffer.from(bytes).equals(Buffer.from(new TextDecoder('utf-8', { fatal: true }).decode(bytes), 'utf8')),
      );
    }),
  );
});
