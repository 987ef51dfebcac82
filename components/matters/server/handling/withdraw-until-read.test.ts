import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json } from '#platform/testkit/sign-in.ts';
import { openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

test('流程规定打开了就不能取回：预览不算打开；打开以后不给按钮，从旧页面点也说明是谁打开了，可以请他退回', async () => {
  const office = await openOffice();
  try {
    const parts = [
      { step: 'write', name: '填写' },
      { step: 'check', name: '审批', handler: { kind: 'sectionHead', of: 'starter' } },
    ] as const;
    await publishKind(office, 'until-read', parts, undefined, 'matters', { withdrawUntil: 'read' });
    const matterId = await office.begin('officer', 'until-read');
    await office.done('officer', matterId);
    const offered = async (): Promise<readonly string[]> =>
      (await office.view('officer', matterId)).operations.map(({ operation }: Json) => operation);
    const looked = await office.who('head').get(`/api/matters/${matterId}/preview`);
    assert.equal(looked.status, 200);
    assert.ok((await offered()).includes('withdraw'), 'looking at it beside the list is no opening');

    await office.view('head', matterId);

    const after = await offered();
    assert.ok(!after.includes('withdraw'));
    assert.ok(after.includes('askBack'));
    const { version } = await office.view('officer', matterId);
    const late = await office
      .who('officer')
      .send('POST', `/api/matters/${matterId}/withdraw`, { expectedVersion: version });
    assert.equal(late.status, 409);
    assert.equal(late.body.message, '陈国栋已经打开这件。按这个流程的规定，下一位打开以后就不能取回了。');
    assert.equal(late.body.nextStep, '可以请他退回给您。');
  } finally {
    await office.close();
  }
});
