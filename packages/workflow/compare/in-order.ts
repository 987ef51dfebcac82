/** The longest list of what both have in the same order (each name once in either). Of several equally long one. */
export function inOrder(a: readonly string[], b: readonly string[]): readonly string[] {
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      best[i * width + j] =
        a[i] === b[j]
          ? (best[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
  const found: string[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const one = a[i] ?? '';
    if (one === b[j]) {
      found.push(one);
      i += 1;
      j += 1;
    } else if ((best[(i + 1) * width + j] ?? 0) >= (best[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return found;
}
