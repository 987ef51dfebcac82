/** Node and block ids of the table are Chinese words; a BPMN file wants latin ones. Persons are words there and ids here. */
export type Words = ReadonlyMap<string, string>;

/** The same plain data with every string, also keys, that `words` knows exchanged, and `word_rest` where it knows `word`. */
export function exchanged<T>(data: T, words: Words, untouched: readonly string[] = []): T {
  const word = (text: string): string => {
    const whole = words.get(text);
    if (whole !== undefined) return whole;
    const [first = '', ...rest] = text.split('_');
    return rest.length > 0 && words.has(first) ? [words.get(first), ...rest].join('_') : text;
  };
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return word(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [word(key), untouched.includes(key) ? one : walk(one)]),
    );
  };
  return walk(data) as T; // reason: strings only become other strings
}

export const backwards = (words: Words): Words => new Map([...words].map(([from, to]) => [to, from]));
