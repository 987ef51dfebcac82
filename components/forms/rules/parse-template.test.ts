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
