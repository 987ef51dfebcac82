import { isIP } from 'node:net';
import { hostname } from 'node:os';

const everywhere = new Set(['0.0.0.0', '::']);
const loopback = /^(localhost|\[::1\]|127(\.\d{1,3}){3})$/;

/**
 * Whether a request's Host names a server that listens on `address`. Without a public address this is all that keeps a
 * page elsewhere from having its own name point at this machine (DNS rebinding) and then reading as one of our pages.
 * Addresses in figures cannot be made to point elsewhere.
 */
export function answersTo(address: string): (host: string | undefined) => boolean {
  const own = new Set([address.toLowerCase(), isIP(address) === 6 ? `[${address}]` : address]);
  if (everywhere.has(address)) own.add(hostname().toLowerCase());
  return (host) => {
    const name = (host ?? '').toLowerCase().replace(/:\d+$/, '');
    if (loopback.test(name) || own.has(name)) return true;
    return everywhere.has(address) && isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0;
  };
}
