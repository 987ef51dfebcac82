import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DeviceKind, deviceKindOf } from './device-kind.ts';

const table: readonly (readonly [kind: DeviceKind | undefined, what: string, agent: string])[] = [
  [
    'COMPUTER',
    'Windows',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/102.0.0.0 Safari/537.36',
  ],
  ['COMPUTER', '麒麟、统信', 'Mozilla/5.0 (X11; Linux aarch64) AppleWebKit/537.36 Chrome/116.0.0.0 Safari/537.36'],
  [
    'COMPUTER',
    'Mac',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.0 Safari/605.1.15',
  ],
  ['COMPUTER', '老 Windows 的 Tablet PC', 'Mozilla/5.0 (Windows NT 6.1; Tablet PC 2.0; rv:11.0) like Gecko'],
  [
    'COMPUTER',
    '鸿蒙电脑',
    'Mozilla/5.0 (PC; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1',
  ],
  ['PHONE', 'iPhone', 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148'],
  ['PHONE', '安卓手机', 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36'],
  [
    'PHONE',
    '鸿蒙手机',
    'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1 Mobile',
  ],
  ['PHONE', '自称 Android 的老手机', 'Mozilla/5.0 (Mobile; Windows Phone 8.1; Android 4.0; ARM; Touch) like Gecko'],
  ['TABLET', 'iPad', 'Mozilla/5.0 (iPad; CPU OS 16_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1'],
  ['TABLET', '安卓平板', 'Mozilla/5.0 (Linux; Android 13; SM-X900) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36'],
  [
    'TABLET',
    '鸿蒙平板',
    'Mozilla/5.0 (Tablet; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1',
  ],
  [undefined, 'a tool', 'curl/8.5.0'],
  [undefined, 'nothing said', ''],
];

for (const [kind, what, agent] of table)
  test(`设备：${what} 是 ${kind ?? '不知道'}`, () => assert.equal(deviceKindOf({ 'user-agent': agent }), kind));

test('a browser whose name says nothing any more says it by its hint', () => {
  const reduced = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36';
  assert.equal(deviceKindOf({ 'user-agent': reduced, 'sec-ch-ua-mobile': '?1' }), 'PHONE');
  assert.equal(deviceKindOf({ 'user-agent': reduced, 'sec-ch-ua-mobile': '?0' }), 'COMPUTER');
});
