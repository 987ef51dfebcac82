import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brandId, type CalendarDate } from '@gov/base';
import type { DocumentMetadata } from '@gov/exchange';
import { checkValue } from '@gov/forms';
import { handlingSlip } from '@gov/forms/examples';
import { receivedValues } from './received-values.ts';

const day = brandId<CalendarDate>('2026-06-01');
const arrived = (over: Partial<DocumentMetadata>): DocumentMetadata => ({
  kind: 'NOTICE',
  documentNumber: '',
  title: '关于防汛的通知',
  secrecy: 'PUBLIC',
  urgency: 'NORMAL',
  mainRecipients: [],
  copyRecipients: [],
  signatory: '',
  documentDate: day,
  summary: '',
  remarks: '',
  ...over,
});

test('the handling slip accepts every value of an envelope, the longest ones shortened between two characters', () => {
  const document = arrived({
    title: `${'关'.repeat(199)}𠮷的通知\n`,
    documentNumber: '𠮷'.repeat(50),
    remarks: `${'𠮷'.repeat(600)}`,
  });

  const values = receivedValues({ name: '𠮷'.repeat(50) }, document, day);

  assert.ok(values.ok);
  for (const [key, value] of Object.entries(values.value)) {
    const field = handlingSlip.fields.find((one) => one.key === key);
    assert.ok(field, key);
    assert.deepEqual(checkValue(field, value), { ok: true, value }, key);
  }
  assert.equal(values.value.title, `${'关'.repeat(199)}𠮷`);
});

test('a state secret is not received', () => {
  const refused = receivedValues({ name: '甲局' }, arrived({ secrecy: '机密★1年' }), day);

  assert.equal(refused.ok ? '' : refused.rejection.code, 'gongwen.state-secret-refused');
});
