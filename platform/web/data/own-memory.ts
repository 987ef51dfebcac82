const prefix = 'gov.own.';

/**
 * What this browser remembers for one working identity (recent choices). It is gone when the identity changes or signs
 * out: names of an agency's people do not stay on a shared computer. What belongs to the computer or its user whoever
 * signs in (text size, shortcuts, the remembered name) is kept elsewhere.
 */
export function rememberOwn(key: string, value: unknown): void {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value));
  } catch {
    // a full or forbidden store only means that nothing is remembered
  }
}

export function recallOwn(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(prefix + key) ?? 'null');
  } catch {
    return null;
  }
}

export function forgetOwn(): void {
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index));
  for (const key of keys) if (key?.startsWith(prefix) || key?.startsWith(formerPrefix)) localStorage.removeItem(key);
}

/** Where recent choices stood before they were forgotten with the identity. */
const formerPrefix = 'gov.recent-persons.';
