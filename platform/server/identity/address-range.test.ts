import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAddressRange, isAmongAddresses } from './address-range.ts';

test('地址和网段认得出来；写错的、等于不限的不收', () => {
  for (const good of ['10.1.2.3', '10.1.0.0/16', '2001:db8::1', '2001:db8::/32', '192.168.1.7/32'])
    assert.equal(isAddressRange(good), true, good);
  for (const bad of [
    '',
    '10.1.2',
    '10.1.2.300',
    '10.1.0.0/33',
    '10.1.0.0/0',
    '::/0',
    '::/129',
    'office.test',
    '10.1.2.3 ',
    '1.2.3.4/-1',
  ])
    assert.equal(isAddressRange(bad), false, bad);
});

test('在网段里的能用，不在的不能；没有写就是哪里都能用', () => {
  const ranges = ['10.1.0.0/16', '192.168.7.9', '2001:db8::/32'];
  for (const inside of ['10.1.255.255', '192.168.7.9', '::ffff:10.1.2.3', '2001:db8:0:1::5'])
    assert.equal(isAmongAddresses(inside, ranges), true, inside);
  for (const outside of ['10.2.0.1', '192.168.7.8', '::ffff:10.2.0.1', '2001:db9::1', '', 'unknown', '::1'])
    assert.equal(isAmongAddresses(outside, ranges), false, outside);
  assert.equal(isAmongAddresses('', []), true);
});
