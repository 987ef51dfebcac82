import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { chosenManual, findSections, openManual, readBlocks, readManual } from './read-manual.ts';

const guides = join(import.meta.dirname, '../../../../docs/guides');
const manuals = readdirSync(guides)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(join(guides, name), 'utf8'));

test('every word and picture of the manuals arrives, and no sign of how they are written', () => {
  assert.ok(manuals.length > 0);
  for (const manual of manuals) {
    const sections = readManual(manual);
    assert.equal(sections.length, manual.match(/^##? /gm)?.length);
    const texts: string[] = [];
    const pictures: string[] = [];
    JSON.stringify(sections, (name, value) => {
      if (name === 'text') texts.push(value);
      if (name === 'file') pictures.push(value);
      return value;
    });
    for (const text of texts) assert.doesNotMatch(text, /\*\*|!\[|^\||^\s*-\s|^#/, text);
    assert.equal(pictures.length, manual.match(/!\[/g)?.length ?? 0);
    for (const picture of pictures) assert.ok(existsSync(join(guides, picture)), picture);
  }
});

test('lines of a paragraph are joined as Chinese is, lists go on behind a picture, tables keep their cells', () => {
  const blocks = readBlocks(
    '甲\n乙 `npm\nstart`。\n\n1. 一\n   ![图](pictures/a.png)\n\n2. 二\n\n| 想 | 做 |\n| --- | --- |\n| **甲** | 乙 |\n',
  );

  assert.deepEqual(
    blocks.map((block) => block.kind),
    ['paragraph', 'list', 'table'],
  );
  const [paragraph, list, table] = blocks;
  assert.deepEqual(paragraph?.kind === 'paragraph' && paragraph.content.map((one) => 'text' in one && one.text), [
    '甲乙 ',
    'npm start',
    '。',
  ]);
  assert.equal(list?.kind === 'list' && list.items.length, 2);
  assert.deepEqual(table?.kind === 'table' && table.rows, [
    [[{ kind: 'strong', text: '甲' }], [{ kind: 'text', text: '乙' }]],
  ]);
});

test('lines between two fences stay as they stand, also with signs that mean something elsewhere', () => {
  const blocks = readBlocks('前面\n\n```\ncurl -d \'{"a":"**"}\'\n\n# 不是标题\n```\n后面\n');

  assert.deepEqual(
    blocks.map((block) => [block.kind, block.kind === 'lines' && block.text]),
    [
      ['paragraph', false],
      ['lines', 'curl -d \'{"a":"**"}\'\n\n# 不是标题'],
      ['paragraph', false],
    ],
  );
});

test('a section is found by its heading, and by what it says where no heading has the word', () => {
  const sections = readManual('# 手册\n\n## 登录\n\n输入用户名。\n\n## 发文\n\n登录后起草。\n');
  const headings = (typed: string) => findSections(sections, typed).map((section) => section.heading);

  assert.deepEqual(headings('登录'), ['登录']);
  assert.deepEqual(headings('起草'), ['发文']);
  assert.deepEqual(headings('没有'), []);
  assert.equal(headings(' ').length, 3);
});

test('everybody opens the manual of his own work, and any other by its name', () => {
  const books = ['# 使用手册：文书的第一天\n', '# 管理员手册：三员的第一天\n'].map(openManual);
  const opened = (asked: string | null, handles: boolean) => chosenManual(books, asked, handles)?.name;

  assert.equal(opened(null, true), '使用手册');
  assert.equal(opened(null, false), '管理员手册');
  assert.equal(opened('管理员手册', true), '管理员手册');
  assert.equal(opened('没有的手册', true), '使用手册');
  assert.equal(chosenManual([], null, true), undefined);
});

test('headings of one manual differ, so that each has an address of its own', () => {
  for (const manual of manuals) {
    const ids = readManual(manual).flatMap(({ blocks }) =>
      blocks.flatMap((one) => (one.kind === 'heading' ? one.id : [])),
    );
    assert.deepEqual(ids, [...new Set(ids)]);
  }
});
