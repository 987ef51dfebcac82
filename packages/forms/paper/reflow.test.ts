import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftingSlip, handlingSlip, leaveRequest } from '../examples/index.ts';
import { compileForm, noOpinions, type RenderTree, reflow, renderTree, slotsOf } from '../index.ts';
import type { FormTemplate } from '../template.ts';

function treeOf(template: FormTemplate, permissions: Parameters<typeof renderTree>[1]['permissions'] = {}): RenderTree {
  const form = compileForm(template);
  assert.ok(form.ok);
  return renderTree(form.value, { permissions, data: {}, opinions: noOpinions });
}

/** Keys of fields and opinion blocks in the order in which they stand. */
const order = (tree: RenderTree): readonly string[] =>
  tree.blocks
    .flatMap((block) =>
      block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells.flatMap(({ content }) => content)) : [block],
    )
    .flatMap((block) =>
      block.kind === 'opinions' ? [block.key] : slotsOf({ name: '', blocks: [block] }).map(({ key }) => key),
    );

test('on a narrow screen what one fills in comes first, the rest in reading order, opinions last', () => {
  const tree = treeOf(handlingSlip, { remark: 'edit', handlingClass: 'required' });

  const keys = order(reflow(tree));

  assert.deepEqual(keys.slice(0, 3), ['handlingClass', 'remark', 'registerNumber']);
  assert.deepEqual(keys.slice(-4), ['handlingProposal', 'leaderInstruction', 'handling', 'circulation']);
  assert.equal(reflow(tree).blocks[0]?.kind, 'heading', 'the title stays above');
});

test('nothing is lost and nothing is there twice, in any form', () => {
  for (const template of [draftingSlip, handlingSlip, leaveRequest]) {
    const tree = treeOf(template);
    assert.deepEqual([...order(reflow(tree))].sort(), [...order(tree)].sort(), template.name);
  }
});

const cell = (type: string, attrs: object, ...content: object[]) => ({
  type,
  attrs: { colspan: 1, rowspan: 1, ...attrs },
  content,
});
const words = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const field = (key: string) => ({ type: 'paragraph', content: [{ type: 'formField', attrs: { key } }] });

test('a name above a column is repeated at each of its cells, two cells of one name are one, a name of nothing stays', () => {
  const template = {
    name: '表',
    document: {
      type: 'doc',
      content: [
        {
          type: 'table',
          content: [
            { type: 'tableRow', content: [cell('tableHeader', { colspan: 3 }, words('一、基本情况'))] },
            {
              type: 'tableRow',
              content: [
                cell('tableHeader', {}, words('姓名')),
                cell('tableCell', {}, field('a')),
                cell('tableCell', {}, field('b')),
              ],
            },
            {
              type: 'tableRow',
              content: [
                cell('tableHeader', {}, words('项目')),
                cell('tableHeader', {}, words('甲')),
                cell('tableHeader', {}, words('乙')),
              ],
            },
            {
              type: 'tableRow',
              content: [
                cell('tableCell', {}, field('c')),
                cell('tableCell', {}, field('d')),
                cell('tableCell', {}, field('e')),
              ],
            },
          ],
        },
      ],
    },
    fields: ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, kind: 'text', label: key })),
    opinionBlocks: [],
  } as unknown as FormTemplate; // reason: in the editor's shape; compiling checks it

  const [table] = reflow(treeOf(template)).blocks;

  assert.equal(table?.kind, 'table');
  const lines = table.rows.map(({ cells }) =>
    cells.map(
      ({ header, content }) =>
        `${header ? '名：' : ''}${content.flatMap((block) => (block.kind === 'paragraph' ? block.content.map((one) => (one.kind === 'text' ? one.text : one.kind === 'field' ? one.key : '')) : [])).join('+')}`,
    ),
  );
  assert.deepEqual(lines, [
    ['名：一、基本情况'],
    ['名：姓名', 'a+b'],
    ['名：项目', 'c'],
    ['名：甲', 'd'],
    ['名：乙', 'e'],
  ]);
});
