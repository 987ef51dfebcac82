import { useRef } from 'react';

/** The value of before while the new one says the same. */
export function useSame<T>(value: T): T {
  const kept = useRef(value);
  if (kept.current !== value && JSON.stringify(kept.current) !== JSON.stringify(value)) kept.current = value;
  return kept.current;
}

/** The object of before while each of its parts is the value it was. */
export function useSameParts<T extends object>(parts: T): T {
  const kept = useRef(parts);
  const [before, after] = [Object.entries(kept.current), new Map<string, unknown>(Object.entries(parts))];
  const isSame = before.length === after.size && before.every(([key, value]) => after.get(key) === value);
  if (!isSame) kept.current = parts;
  return kept.current;
}
