import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type AccountFacts,
  accountState,
  mayActivate,
  mayChangeAccess,
  mayIssueCode,
  mayReleaseCode,
  mayResetSecondFactor,
  mayRestore,
} from './account-rules.ts';

const officer: AccountFacts = {
  personName: '刘思远',
  isSelf: false,
  duty: undefined,
  hasAccount: true,
  secondFactor: true,
  access: 'OPEN',
  waitingCodeId: undefined,
};
const code = (result: { ok: boolean; rejection?: { code: string } }) => result.rejection?.code ?? 'ok';

test('a code opens the first account and restores a later one', () => {
  assert.deepEqual(mayIssueCode({ ...officer, hasAccount: false }), { ok: true, value: 'ACTIVATE' });
  assert.deepEqual(mayIssueCode({ ...officer, secondFactor: false }), { ok: true, value: 'RESTORE' });
  assert.equal(code(mayIssueCode({ ...officer, access: 'STOPPED' })), 'identity.access-stopped');
});

test('nobody restores, stops or resets himself', () => {
  for (const may of [mayIssueCode, mayChangeAccess, mayResetSecondFactor]) {
    assert.equal(code(may({ ...officer, isSelf: true })), 'identity.own-account');
    assert.equal(code(may(officer)), 'ok');
  }
});

test('one of the three administrators is restored only beside a second factor, and never stopped or reset by another', () => {
  const auditor: AccountFacts = { ...officer, duty: 'AUDIT' };
  assert.equal(code(mayIssueCode(auditor)), 'ok');
  assert.equal(code(mayIssueCode({ ...auditor, secondFactor: false })), 'identity.duty-account');
  assert.equal(code(mayChangeAccess(auditor)), 'identity.duty-account');
  assert.equal(code(mayResetSecondFactor(auditor)), 'identity.duty-account');
  assert.equal(code(mayResetSecondFactor({ ...officer, secondFactor: false })), 'identity.second-factor-absent');
});

test('a code restores a password beside the second factor, or with the consent of the security administrator', () => {
  assert.equal(code(mayRestore({ released: false, holdsDuty: true }, 'passed')), 'ok');
  assert.equal(code(mayRestore({ released: true, holdsDuty: false }, 'absent')), 'ok');
  assert.equal(code(mayRestore({ released: false, holdsDuty: false }, 'absent')), 'identity.code-waits');
  assert.equal(code(mayRestore({ released: true, holdsDuty: true }, 'absent')), 'identity.code-waits');
  const waiting: AccountFacts = { ...officer, secondFactor: false, waitingCodeId: 'a' };
  assert.equal(code(mayReleaseCode(waiting, 'a')), 'ok');
  assert.equal(code(mayReleaseCode(waiting, 'b')), 'identity.code-replaced');
  assert.equal(code(mayReleaseCode({ ...waiting, duty: 'SYSTEM' }, 'a')), 'identity.duty-account');
  assert.equal(code(mayReleaseCode({ ...waiting, waitingCodeId: undefined }, 'a')), 'identity.no-code-waits');
});

test('a code opens a first account with the consent of the security administrator only, save where nobody could give it', () => {
  const first = { purpose: 'ACTIVATE', needsConsent: true, released: false } as const;
  assert.equal(code(mayActivate(first)), 'identity.first-code-waits');
  assert.equal(code(mayActivate({ ...first, released: true })), 'ok');
  assert.equal(code(mayActivate({ ...first, needsConsent: false })), 'ok');
  assert.equal(code(mayActivate({ ...first, purpose: 'RESTORE' })), 'ok');
});

test('no code opens a first account for one of the three', () => {
  const facts: AccountFacts = { ...officer, hasAccount: false, secondFactor: false, duty: 'SYSTEM' };
  assert.equal(code(mayIssueCode(facts)), 'identity.duty-account');
});

test('the state of an account in one word', () => {
  assert.equal(accountState({ hasAccount: false, access: 'OPEN' }, false), 'NONE');
  assert.equal(accountState({ hasAccount: false, access: 'OPEN' }, true), 'WAITING');
  assert.equal(accountState({ hasAccount: true, access: 'OPEN' }, true), 'OPEN');
  assert.equal(accountState({ hasAccount: true, access: 'STOPPED' }, false), 'STOPPED');
});
