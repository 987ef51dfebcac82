import assert from 'node:assert/strict';
import test from 'node:test';
import type { MaskManner } from '../template.ts';
import { maskedText } from './mask.ts';

const masked = (mask: MaskManner, display: string): string =>
  maskedText({ key: 'a', kind: 'text', label: '甲', mask }, display);

test('脱敏：遮住的至少和露出的一样多，短的全部遮住', () => {
  assert.equal(masked('identity', '330106199003071234'), '330***********1234');
  assert.equal(masked('identity', '12345678'), '********');
  assert.equal(masked('identity', '1234567890123'), '*************');
  assert.equal(masked('identity', '12345678901234'), '123*******1234');
  assert.equal(masked('phone', '85112345'), '********');
  assert.equal(masked('phone', '0571-85112345'), '*************');
  assert.equal(masked('phone', '13805711234'), '138****1234', '手机号照通行的写法');
  assert.equal(masked('name', '刘思远'), '刘**');
  assert.equal(masked('name', '刘'), '*');
});
