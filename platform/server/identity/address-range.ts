import { BlockList, isIP } from 'node:net';

/** `::ffff:10.1.2.3`, as a listener on both protocols names an IPv4 caller, is 10.1.2.3. */
const plain = (address: string): string => (/^::ffff:(?=\d+\.)/i.test(address) ? address.slice(7) : address);

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

interface Range {
  readonly address: string;
  readonly bits: number;
}

function rangeOf(text: string): Range | undefined {
  const parts = /^([0-9a-fA-F.:]{2,45})(?:\/(\d{1,3}))?$/.exec(text);
  const address = parts?.[1] ?? '';
  const family = isIP(address);
  const most = family === 4 ? 32 : 128;
  const bits = parts?.[2] === undefined ? most : Number(parts[2]);
  return family === 0 || bits > most || bits === 0 ? undefined : { address, bits };
}

/** An IPv4 or IPv6 address, or a range of them in CIDR notation (RFC 4632, RFC 4291 §2.3). `/0` is no range: it would be everybody. */
export const isAddressRange = (text: string): boolean => rangeOf(text) !== undefined;

/** Whether an address lies in one of the ranges; none at all = from anywhere. What is no address lies nowhere. */
export function isAmongAddresses(address: string, ranges: readonly string[]): boolean {
  if (ranges.length === 0) return true;
  const asked = plain(address);
  if (isIP(asked) === 0) return false;
  const list = new BlockList();
  for (const text of ranges) {
    const range = rangeOf(text);
    if (range) list.addSubnet(range.address, range.bits, familyOf(range.address));
  }
  return list.check(asked, familyOf(asked));
}
