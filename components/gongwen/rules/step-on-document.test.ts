import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statusBefore, staysAsSigned } from './step-on-document.ts';

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
