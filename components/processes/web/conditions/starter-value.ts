import type { ContextValue, Value } from '@gov/expression';

/** Path of a condition field (`Starter.post.id`) → what was chosen for it, as the value that conditions ask. */
export function starterValue(chosen: Readonly<Record<string, string>>): ContextValue {
  const entries: Record<string, Value> = {};
  const inner: Record<string, Record<string, Value>> = {};
  for (const [path, text] of Object.entries(chosen)) {
    const [, part = '', within] = path.split('.');
    if (within === undefined) entries[part] = part === 'sections' ? [text] : text;
    else {
      inner[part] = { ...inner[part], [within]: text };
      entries[part] = { entries: inner[part] };
    }
  }
  return { entries };
}
