/**
 * Which row is shown where the one that was shown has gone from the list (read, decided, passed on): the one that stood behind it,
 * else the one before it. `former` is the order in which it was last seen.
 */
export function keyShown(
  former: readonly string[],
  now: readonly string[],
  shown: string | undefined,
): string | undefined {
  if (shown === undefined || now.includes(shown)) return shown ?? now[0];
  const place = former.indexOf(shown);
  const left = new Set(now);
  const behind = former.slice(place + 1).find((key) => left.has(key));
  const before = [...former.slice(0, Math.max(0, place))].reverse().find((key) => left.has(key));
  return behind ?? before ?? now[0];
}
