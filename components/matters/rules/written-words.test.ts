import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AssignmentId, brandId, type PersonId } from '@gov/base';
import type { Command } from '@gov/workflow';
import { withWrittenReason, writtenWords } from './written-words.ts';

const actor = { personId: brandId<PersonId>('甲'), assignmentId: brandId<AssignmentId>('甲') };
const cancel = (reason: string): Command => ({ kind: 'cancel', actor, reason });
const transfer = (reason: string): Command => ({ kind: 'transfer', item: 1, actor, to: actor, reason });

test('signs nobody sees, half characters and blanks around are dropped; lines stay', () => {
  assert.equal(writtenWords(' \u202e同\u200b意\ufeff。\n第二行 '), '同意。\n第二行');
  assert.equal(writtenWords('\ud800同意'), '\ufffd同意');
  assert.equal(writtenWords(undefined), '');
});

test('a reason is kept without them; one of nothing else is none, and refused where one is needed', () => {
  const kept = withWrittenReason(cancel('改\u202e期'));
  const none = withWrittenReason(cancel('\u200b\u2060'));
  const silent = withWrittenReason(transfer('\u200b'));
  const spoken = withWrittenReason(transfer('在\u200b外地'));

  assert.ok(kept.ok && spoken.ok && silent.ok);
  assert.equal('reason' in kept.value && kept.value.reason, '改期');
  assert.equal('reason' in spoken.value && spoken.value.reason, '在外地');
  assert.equal('reason' in silent.value, false);
  assert.ok(!none.ok && none.rejection.code === 'workflow.reason-needed');
});
