/** `48 KB`, `2.1 MB`: one decimal below ten, none above; 1 KB = 1024 bytes as file managers count. */
export function fileSizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < 4) {
    value /= 1024;
    unit += 1;
  }
  const digits = value < 10 && unit > 1 ? 1 : 0;
  return `${value.toFixed(digits)} ${['B', 'KB', 'MB', 'GB', 'TB'][unit]}`;
}

/** Cuts a long file name in the middle so that its ending stays: `2026年农村危房…情况.xlsx`. */
export function fileNameWords(name: string, longest = 28): string {
  const letters = [...name];
  if (letters.length <= longest) return name;
  const tail = Math.max(8, Math.floor(longest / 3));
  return `${letters.slice(0, longest - tail - 1).join('')}…${letters.slice(-tail).join('')}`;
}
