import type { FormTemplate } from '../template.ts';

/** What stands for somebody of another agency, as in templates of processes: `需要重新指定的对象2`. */
const beginning = '需要重新指定的';

const text = '"(?:\\\\.|[^"\\\\])*"';
const named = new RegExp(`\\{\\s*id\\s*:\\s*(${text})\\s*,\\s*name\\s*:\\s*${text}\\s*\\}`, 'g');
const uuid = /"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"/gi;

/** Whether a condition names somebody who is to be chosen anew in this agency. */
export const asksAnew = (source: string): boolean => source.includes(`"${beginning}`);

/**
 * The template as another agency may have it: whom its rules name by id becomes a name that asks to be chosen anew, the same one
 * everywhere. The same template where they name nobody.
 */
export function withoutPeople(template: FormTemplate): FormTemplate {
  const numbers = new Map<string, string>();
  const instead = (id: string): string => {
    const key = id.toLowerCase();
    const known = numbers.get(key) ?? (asksAnew(id) ? id : `"${beginning}对象${numbers.size + 1}"`);
    numbers.set(key, known);
    return known;
  };
  const without = (when: string): string =>
    when
      .replace(named, (_, id: string) => `{id: ${instead(id)}, name: ${instead(id)}}`)
      .replace(uuid, (id) => instead(id));
  const rules = (template.rules ?? []).map((rule) => ({ ...rule, when: without(rule.when) }));
  return numbers.size === 0 ? template : { ...template, rules };
}
