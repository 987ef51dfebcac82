/**
 * Headers of every answer. Styles of the interface library are added at run time under the nonce; nothing is
 * loaded from elsewhere. `upgrade-insecure-requests` is left out: intranets run over plain HTTP.
 */
export const securityHeaders = (nonce: string, secure: boolean): Readonly<Record<string, string>> => ({
  'content-security-policy': [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
});
