/**
 * Words typed in this window that the server does not have: refused, or not yet sent. They outlive a reload and the
 * end of the session. The window's end forgets them, and so does the next person who signs in here.
 */
const prefix = 'gov.typed.';
const listeners = new Set<() => void>();
/** What a forbidden or full store could not take lives as long as the page. */
const unstored = new Map<string, string>();

/** `<person>.<matter>.<what>`: whose words, about what, typed where. */
export type TypedPlace = `${string}.${string}.${string}`;

const tell = (): void => {
  for (const listener of [...listeners]) listener();
};

function read(key: string): string | undefined {
  const kept = unstored.get(key);
  if (kept !== undefined) return kept;
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, text: string): void {
  unstored.delete(key);
  try {
    sessionStorage.setItem(key, text);
  } catch {
    unstored.set(key, text);
  }
}

function remove(key: string): void {
  unstored.delete(key);
  try {
    sessionStorage.removeItem(key);
  } catch {
    // nothing was stored there
  }
}

function keys(): readonly string[] {
  try {
    const stored = Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.key(index) ?? '');
    return [...new Set([...stored, ...unstored.keys()])].filter((key) => key.startsWith(prefix));
  } catch {
    return [...unstored.keys()];
  }
}

/** Keeps a value that can be written as JSON; `undefined` forgets it. */
export function keepTyped(place: TypedPlace, value: unknown): void {
  const key = prefix + place;
  const text = value === undefined ? undefined : JSON.stringify(value);
  if (text === read(key)) return;
  if (text === undefined) remove(key);
  else write(key, text);
  tell();
}

/** As text, so that equal values are the same to who watches. */
export const typedText = (place: TypedPlace): string | undefined => read(prefix + place);

export function typedAt(place: TypedPlace): unknown {
  const text = typedText(place);
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What follows `start` in the places below it. */
export const typedBelow = (start: string): readonly string[] =>
  keys()
    .filter((key) => key.startsWith(prefix + start))
    .map((key) => key.slice(prefix.length + start.length))
    .sort();

export function forgetTypedBelow(start: string): void {
  const gone = keys().filter((key) => key.startsWith(prefix + start));
  for (const key of gone) remove(key);
  if (gone.length > 0) tell();
}

/** Somebody is signed in: what others typed in this window is none of his. */
export function forgetTypedOfOthers(personId: string): void {
  for (const key of keys()) if (!key.startsWith(`${prefix}${personId}.`)) remove(key);
}

export function watchTyped(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
