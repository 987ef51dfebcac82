import assert from 'node:assert/strict';
import { test } from 'node:test';
import { incomingStatusAt, outgoingStatusAt, statusBefore, staysAsSigned } from './step-on-document.ts';

test('a step without action words, or of somebody who was only asked, sets no status back', () => {
  const asked = { actions: [] };
  for (const status of ['COUNTERSIGNING', 'PENDING_SIGN_OFF', 'SIGNED_OFF', 'TYPESET'])
    assert.equal(statusBefore(asked, { status }), status);
  for (const status of ['DRAFT', 'RETURNED']) assert.equal(statusBefore(asked, { status }), 'IN_REVIEW');
  assert.equal(statusBefore({ actions: ['edit-body'] }, { status: 'PENDING_SIGN_OFF' }), 'IN_REVIEW');
});

test('names of a signed document are asked anew only where its text may change or it is signed again', () => {
  const signed = { frozenAt: '2026-11-24T01:00:00.000Z' };
  for (const actions of [[], ['assign-number', 'typeset'], ['dispatch']]) assert.ok(staysAsSigned({ actions }, signed));
  for (const actions of [['edit-body', 'check-format'], ['sign-off']]) assert.ok(!staysAsSigned({ actions }, signed));
  assert.ok(!staysAsSigned({ actions: [] }, { frozenAt: null }));
});

test('the word of a document follows from the steps behind it, and from whether its sign-off holds', () => {
  const [drafting, review, signing] = [['edit-body'], ['edit-body', 'check-format'], ['sign-off']];
  const numbering = ['assign-number', 'typeset'];
  const rechecking = ['recheck'];
  const at = (done: readonly (readonly string[])[], signed = false) =>
    outgoingStatusAt({ done, sentBack: false }, signed);
  assert.equal(at([]), 'DRAFT');
  assert.equal(at([drafting, []]), 'IN_REVIEW');
  assert.equal(at([drafting, review]), 'PENDING_SIGN_OFF');
  assert.equal(at([drafting, review, signing], true), 'SIGNED_OFF');
  assert.equal(at([drafting, review, [], [], signing], true), 'SIGNED_OFF');
  assert.equal(at([drafting, review, signing, rechecking], true), 'RECHECKED');
  assert.equal(at([drafting, review, signing, rechecking, numbering, []], true), 'TYPESET');
  assert.equal(at([drafting, review, signing, rechecking]), 'PENDING_SIGN_OFF');
  assert.equal(at([drafting, review, signing, numbering], true), 'TYPESET');
  assert.equal(at([drafting, review, signing, numbering, []], true), 'TYPESET');
  assert.equal(at([drafting, review, signing, numbering]), 'PENDING_SIGN_OFF');
});

test('what was sent back says so, but for a document whose sign-off holds', () => {
  const done = [['edit-body'], ['check-format'], ['sign-off']];
  assert.equal(outgoingStatusAt({ done: done.slice(0, 1), sentBack: true }, false), 'RETURNED');
  assert.equal(outgoingStatusAt({ done, sentBack: true }, true), 'SIGNED_OFF');
});

test('the word of a received document is what waits behind the last step that says so', () => {
  const at = (...done: readonly (readonly string[])[]) => incomingStatusAt({ done, sentBack: true });
  assert.equal(at([]), 'SIGNED_FOR');
  assert.equal(at([], ['register']), 'REGISTERED');
  assert.equal(at([], ['register'], ['propose']), 'INSTRUCTING');
  assert.equal(at([], ['register'], ['propose'], ['instruct'], []), 'HANDLING');
});
