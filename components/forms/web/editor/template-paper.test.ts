import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellSides, compileForm, type DocumentNode, type FormTemplate, renderTree } from '@gov/forms';
import { draftingSlip, handlingSlip, leaveRequest } from '@gov/forms/examples';
import { getSchema } from '@tiptap/core';
import { parseTemplate } from '../../rules/parse-template.ts';
import { paperExtensions } from './paper-schema.ts';
import { paperOf, templateOf } from './template-paper.ts';

const schema = getSchema([...paperExtensions()]);

/** Opened in the editor and taken out again. */
function throughEditor(template: FormTemplate): FormTemplate {
  const doc = schema.nodeFromJSON(paperOf(template));
  doc.check();
  return templateOf(doc.toJSON());
}

/** The paper as anybody sees it. */
function drawn(template: FormTemplate): unknown {
  const compiled = compileForm(template);
  assert.ok(compiled.ok);
  return renderTree(compiled.value, { permissions: {}, data: {}, opinions: { entries: [] } });
}

for (const template of [draftingSlip, handlingSlip, leaveRequest]) {
  test(`${template.name} comes out of the editor as it went in, and once more as the same JSON`, () => {
    const once = throughEditor(template);

    assert.deepEqual(once.fields, template.fields);
    assert.deepEqual(once.opinionBlocks, template.opinionBlocks);
    assert.deepEqual(drawn(once), drawn(template));
    assert.equal(JSON.stringify(throughEditor(once)), JSON.stringify(once));
  });
}

/** Every second cell of the paper without some of its lines. */
function partlyRuled(template: FormTemplate): FormTemplate {
  let count = 0;
  const without = (node: DocumentNode): DocumentNode => {
    const content = node.content?.map(without);
    const isCell = node.type === 'tableCell' || node.type === 'tableHeader';
    const unruled = isCell && count++ % 2 === 0 ? cellSides.slice(count % 4) : [];
    return {
      ...node,
      ...(content ? { content } : {}),
      ...(unruled.length > 0 ? { attrs: { ...node.attrs, unruled } } : {}),
    };
  };
  return { ...template, document: without(template.document) };
}

for (const plain of [draftingSlip, handlingSlip, leaveRequest]) {
  test(`${plain.name} with cells that have no lines keeps them through the editor and what the server takes`, () => {
    const template = partlyRuled(plain);
    assert.notDeepEqual(drawn(template), drawn(plain));

    const once = throughEditor(template);

    assert.deepEqual(drawn(once), drawn(template));
    assert.deepEqual(parseTemplate(JSON.parse(JSON.stringify(once))), { ok: true, value: once });
  });
}

test('what a cell says of its lines in HTML is what it is read from', () => {
  const { spec } = schema.nodes.tableCell ?? assert.fail();
  const cell = schema.nodes.tableCell?.create({ unruled: ['top', 'left'] }, schema.nodes.paragraph?.create());
  assert.ok(cell && spec.toDOM);
  const made = spec.toDOM(cell);
  assert.ok(Array.isArray(made));
  assert.equal((made[1] as Record<string, unknown>)['data-unruled'], 'top left'); // reason: attributes stand second
});

test('the name of the agency is one piece in the editor and written out in the template', () => {
  const paper = paperOf(draftingSlip);
  assert.deepEqual(paper.content?.[0]?.content, [{ type: 'agencyName' }, { type: 'text', text: '发文稿纸' }]);
  assert.deepEqual(throughEditor(draftingSlip).document.content?.[0]?.content, [
    { type: 'text', text: '{agency}发文稿纸' },
  ]);
});

test('fields that do not stand on paper are kept beside it', () => {
  const body = draftingSlip.fields.find(({ kind }) => kind === 'body');
  const { offPaper } = schema.nodeFromJSON(paperOf(draftingSlip)).attrs;
  assert.deepEqual(offPaper, [body]);
});

test('an opinion block that stands nowhere is put below, a field nobody defined is left out', () => {
  const document: DocumentNode = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'formField', attrs: { key: 'nobody' } }] }],
  };
  const out = throughEditor({ ...leaveRequest, document });

  assert.deepEqual(out.document.content?.[0], { type: 'paragraph' });
  assert.deepEqual(
    out.document.content?.slice(1).map(({ type, attrs }) => [type, attrs?.key]),
    [
      ['opinionBlock', 'sectionHeadOpinion'],
      ['opinionBlock', 'leaderOpinion'],
    ],
  );
  assert.deepEqual(out.fields, leaveRequest.fields, 'none of its fields is lost');
});

test('a table that a file brought in units of its own fits on the paper, its columns keep their shares', () => {
  const cell = (width: number): DocumentNode => ({
    type: 'tableCell',
    attrs: { colwidth: [width] },
    content: [{ type: 'paragraph' }],
  });
  const table: DocumentNode = {
    type: 'table',
    content: [{ type: 'tableRow', content: [cell(3000), cell(1000)] }],
  };
  const out = throughEditor({ ...leaveRequest, document: { type: 'doc', content: [table] } });

  const row = out.document.content?.[0]?.content?.[0];
  assert.deepEqual(
    row?.content?.map(({ attrs }) => attrs?.colwidth),
    [[464], [155]],
  );
});
