import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftingSlip, handlingSlip, leaveRequest } from '@gov/forms/examples';
import { parseTemplate } from './parse-template.ts';

const codeOf = (value: unknown): string => {
  const parsed = parseTemplate(value);
  return parsed.ok ? 'taken' : parsed.rejection.code;
};

test('the forms that come with the product are taken as they are', () => {
  for (const template of [draftingSlip, handlingSlip, leaveRequest]) {
    const parsed = parseTemplate(JSON.parse(JSON.stringify(template)));
    assert.deepEqual(parsed.ok && parsed.value, template);
  }
});

test('paper that is nested without end is refused before it fills the stack', () => {
  let paper: object = { type: 'paragraph' };
  for (let depth = 0; depth < 4000; depth += 1) paper = { type: 'tableCell', content: [paper] };

  assert.equal(codeOf({ ...leaveRequest, document: { type: 'doc', content: [paper] } }), 'forms.template-shape');
  assert.equal(codeOf({ ...leaveRequest, document: { type: 'doc', content: [{ type: 'paragraph' }] } }), 'taken');
});

test('names of members that every object has are no nodes and no members', () => {
  for (const type of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
    assert.equal(codeOf({ ...leaveRequest, document: { type: 'doc', content: [{ type }] } }), 'forms.template-shape');
  const odd = JSON.parse('{"key":"a","kind":"text","label":"甲","__proto__":{"x":1}}');
  assert.equal(codeOf({ ...leaveRequest, fields: [odd] }), 'forms.template-shape');
});

test('signs that paper cannot carry are refused', () => {
  for (const label of ['甲\u0000', '甲\u001b', '\ud800'])
    assert.equal(codeOf({ ...leaveRequest, fields: [{ key: 'a', kind: 'text', label }] }), 'forms.template-shape');
});

const detail = {
  key: 'items',
  kind: 'detailTable',
  label: '明细',
  columns: [{ key: 'price', kind: 'amount', label: '单价', capitals: true }],
  totals: ['price'],
};
const withParts = (parts: object) => ({ ...leaveRequest, fields: [...leaveRequest.fields, detail], ...parts });
const rule = { kind: 'show', fields: ['phone'], when: 'leaveKind = "SICK"' };

test('detail tables, rules and dictionaries are taken; parts of them that nobody knows are refused', () => {
  const dictionaries = [{ key: 'units', name: '单位', entries: [{ value: 'A', label: '甲' }] }];
  assert.equal(codeOf(withParts({ rules: [rule], dictionaries })), 'taken');
  assert.equal(codeOf(withParts({ dictionaries: dictionaries.map((one) => ({ ...one, shared: 'd1' })) })), 'taken');

  for (const wrong of [
    { rules: [{ ...rule, kind: 'run' }] },
    { rules: [{ ...rule, kind: 'constructor' }] },
    { rules: [{ ...rule, script: 'x()' }] },
    { rules: [{ kind: 'show', fields: ['phone'] }] },
    { rules: { length: 1 } },
    { dictionaries: [{ key: 'units', name: '单位' }] },
    { fields: [{ ...detail, columns: [{ ...detail, label: '套着的' }] }] },
    { fields: [{ ...detail, columns: [{ key: 'a', kind: 'text', label: '甲', onChange: 'x()' }] }] },
    { fields: [{ key: 'a', kind: 'cascade', label: '甲', tree: [{ value: 'a', label: '甲', children: 5 }] }] },
  ])
    assert.equal(codeOf(withParts(wrong)), 'forms.template-shape', JSON.stringify(wrong));
});

test('sides without lines are taken in their order; anything else there is refused', () => {
  const paper = (unruled: unknown) => ({
    type: 'doc',
    content: [{ type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: { unruled } }] }] }],
  });
  for (const sides of [['top'], ['top', 'right', 'bottom', 'left'], []])
    assert.equal(codeOf({ ...leaveRequest, document: paper(sides) }), 'taken');
  for (const wrong of ['top', ['left', 'top'], ['top', 'top'], ['x'], [7], { length: 1, 0: 'top' }, null])
    assert.equal(codeOf({ ...leaveRequest, document: paper(wrong) }), 'forms.template-shape', JSON.stringify(wrong));
});

test('a paper may lie across A4, and says so in one way only', () => {
  const paper = (attrs: object) => ({ type: 'doc', attrs, content: [{ type: 'paragraph' }] });
  assert.equal(codeOf({ ...leaveRequest, document: paper({ landscape: true }) }), 'taken');
  for (const attrs of [{ landscape: false }, { landscape: 'yes' }, { width: 500 }])
    assert.equal(codeOf({ ...leaveRequest, document: paper(attrs) }), 'forms.template-shape');
});

test('looks of words, cells and lines are taken by their names; anything else in a mark is refused', () => {
  const paper = (parts: { readonly marks?: unknown; readonly frame?: unknown; readonly vertical?: unknown }) => {
    const { marks = [], frame = 'thin', vertical = 'top' } = parts;
    const content = [{ type: 'paragraph', content: [{ type: 'text', text: '字', marks }] }];
    const rows = [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: { vertical }, content }] }];
    return {
      ...leaveRequest,
      document: { type: 'doc', content: [{ type: 'redLine' }, { type: 'table', attrs: { frame }, content: rows }] },
    };
  };
  const looks = [
    { type: 'bold' },
    { type: 'underline' },
    { type: 'red' },
    { type: 'face', attrs: { face: 'kai' } },
    { type: 'size', attrs: { size: '三号' } },
  ];
  assert.equal(codeOf(paper({ marks: looks })), 'taken');

  for (const wrong of [
    { marks: [{ type: 'face', attrs: { face: 'Comic Sans' } }] },
    { marks: [{ type: 'face' }] },
    { marks: [{ type: 'size', attrs: { size: '16pt' } }] },
    { marks: [{ type: 'red', attrs: { color: 'blue' } }] },
    { marks: [{ type: 'link', attrs: { href: 'javascript:x' } }] },
    { marks: [{ type: 'constructor' }] },
    { marks: [...looks, ...looks] },
    { frame: '9px' },
    { vertical: 'middle' },
  ])
    assert.equal(codeOf(paper(wrong)), 'forms.template-shape', JSON.stringify(wrong));
});

test('an opinion block says what stands with each opinion', () => {
  const block = (more: object) => ({
    ...leaveRequest,
    opinionBlocks: leaveRequest.opinionBlocks.map((one) => ({ ...one, ...more })),
  });
  assert.equal(codeOf(block({ printName: false, printDate: 'dateTime', printPen: false })), 'taken');
  for (const wrong of [{ printName: 'no' }, { printDate: 'year' }, { printPen: 0 }, { steps: ['a'] }])
    assert.equal(codeOf(block(wrong)), 'forms.template-shape', JSON.stringify(wrong));
});
