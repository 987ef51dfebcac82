import { govModdle } from '../bpmn/gov-moddle.ts';
import { processOf } from '../designing/raw-graph.ts';

/** What a field or opinion block is called on the form the process was drawn for; goes with a template where the form does not. */
export interface CarriedField {
  readonly key: string;
  readonly label: string;
  /** Kind of a field as conditions know it. */
  readonly kind?: string;
  readonly unit?: string;
  /** Stored values and their words. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** More is no form's. */
const mostFields = 500;
const longestWords = 200;

/**
 * The file with the names of those fields it speaks of (`gov:fieldNames` of the process, JSON text), in place of what it carried
 * before; the text as it was where it speaks of none, and where it is no readable BPMN.
 */
export async function withCarriedFields(xml: string, fields: readonly CarriedField[]): Promise<string> {
  const moddle = govModdle();
  const read = await moddle.fromXML(xml).catch(() => undefined);
  const process = read && processOf(read.rootElement);
  if (!read || !process) return xml;
  const former = process.fieldNames;
  process.fieldNames = undefined;
  const plain = former === undefined ? xml : (await moddle.toXML(read.rootElement, { format: true })).xml;
  const spoken = fields.filter(({ key }) => speaksOf(plain, key)).slice(0, mostFields);
  if (spoken.length === 0) return plain;
  process.fieldNames = JSON.stringify(spoken);
  return (await moddle.toXML(read.rootElement, { format: true })).xml;
}

/** Whether a key stands in a text as a word of its own. */
export const speaksOf = (xml: string, key: string): boolean =>
  key !== '' && new RegExp(`(?<![\\w-])${key.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')}(?![\\w-])`, 'u').test(xml);

/** What `gov:fieldNames` says; what is not written as we write it is passed over, for the file may come from anywhere. */
export function readCarriedFields(text: unknown): readonly CarriedField[] {
  if (typeof text !== 'string') return [];
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.slice(0, mostFields).flatMap(carriedField) : [];
  } catch {
    return [];
  }
}

function carriedField(one: unknown): readonly CarriedField[] {
  if (!isRecord(one)) return [];
  const { key, label, kind, unit, options } = one;
  if (!isWords(key) || !isWords(label)) return [];
  const offered = Array.isArray(options) ? options.flatMap(carriedOption) : [];
  return [
    {
      ...{ key, label },
      ...(isWords(kind) ? { kind } : {}),
      ...(isWords(unit) ? { unit } : {}),
      ...(offered.length > 0 ? { options: offered } : {}),
    },
  ];
}

const carriedOption = (one: unknown): NonNullable<CarriedField['options']> =>
  isRecord(one) && isWords(one.value) && isWords(one.label) ? [{ value: one.value, label: one.label }] : [];

const isRecord = (one: unknown): one is Readonly<Record<string, unknown>> => typeof one === 'object' && one !== null;
const isWords = (one: unknown): one is string => typeof one === 'string' && one !== '' && one.length <= longestWords;
