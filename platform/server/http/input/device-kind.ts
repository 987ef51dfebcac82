/** From what kind of device an act came: coarse on purpose, never a model, a version or an address. */
export type DeviceKind = 'COMPUTER' | 'PHONE' | 'TABLET' | 'PROGRAM';

interface Headers {
  readonly 'user-agent'?: string | undefined;
  /** `?1` = a phone (User-Agent Client Hints, §3.3). */
  readonly 'sec-ch-ua-mobile'?: string | string[] | undefined;
}

/** OpenHarmony names its kind. “Tablet PC” is a word of Windows. */
const tablet = /iPad|\bTablet\b(?! PC)/i;
/** Android says Mobile on phones only. Two looks and no look ahead: a header stuffed with the word costs no more than others. */
const isAndroidTablet = (agent: string): boolean => /Android/i.test(agent) && !/\bMobile\b/i.test(agent);
const phone = /iPhone|iPod|Mobile|\(Phone;/i;
const computer = /Windows|Macintosh|X11|Linux|CrOS|\(PC;/i;

/**
 * The kind a browser says it runs on; undefined where it says nothing we know. It is what the browser claims: good for telling
 * colleagues how something was handled, and for nothing that must be proved. An iPad that asks for desktop pages calls itself a Mac.
 */
export function deviceKindOf(headers: Headers): DeviceKind | undefined {
  const agent = headers['user-agent'] ?? '';
  if (tablet.test(agent) || isAndroidTablet(agent)) return 'TABLET';
  if (headers['sec-ch-ua-mobile'] === '?1' || phone.test(agent)) return 'PHONE';
  return computer.test(agent) ? 'COMPUTER' : undefined;
}
