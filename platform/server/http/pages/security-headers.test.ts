import assert from 'node:assert/strict';
import { test } from 'node:test';
import { securityHeaders } from './security-headers.ts';

const policyOf = (headers: Readonly<Record<string, string>>) =>
  new Map(
    (headers['content-security-policy'] ?? '').split('; ').map((row) => {
      const [directive = '', ...sources] = row.split(' ');
      return [directive, sources] as const;
    }),
  );

test('scripts and styles come from here under the nonce of this answer, and nothing is loaded from elsewhere', () => {
  const policy = policyOf(securityHeaders('bm9uY2U', false));

  assert.deepEqual(policy.get('default-src'), [`'self'`]);
  for (const directive of ['script-src', 'style-src'])
    assert.deepEqual(policy.get(directive), [`'self'`, `'nonce-bm9uY2U'`], directive);
  for (const directive of ['object-src', 'base-uri', 'frame-ancestors'])
    assert.deepEqual(policy.get(directive), [`'none'`], directive);
  const here = new Set([`'self'`, `'none'`, `'nonce-bm9uY2U'`, 'data:', 'blob:']);
  for (const [directive, sources] of policy)
    assert.deepEqual(
      sources.filter((source) => !here.has(source)),
      [],
      directive,
    );
});

test('over plain HTTP nothing asks the browser for TLS; over TLS it stays there', () => {
  assert.equal(policyOf(securityHeaders('n', false)).has('upgrade-insecure-requests'), false);
  assert.equal(securityHeaders('n', false)['strict-transport-security'], undefined);
  assert.match(securityHeaders('n', true)['strict-transport-security'] ?? '', /^max-age=\d{7,}/);
});
