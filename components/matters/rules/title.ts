import type { JsonObject } from '@gov/base';
import type { CompiledForm } from '@gov/forms';

/**
 * The title lists and search show: the form's `title` field where there is one, else the kind's name with the
 * first listable text or choice, so that no matter is nameless.
 */
export function titleOf(form: CompiledForm, values: JsonObject, kindName: string): string {
  const own = values.title;
  if (typeof own === 'string' && own.trim() !== '') return own.trim();
  if (form.fields.has('title')) return `${kindName}（还没有写标题）`;
  for (const field of form.template.fields.filter((one) => one.listable)) {
    const value = values[field.key];
    const choice = field.choices?.find((c) => c.value === value)?.label;
    const text = choice ?? (typeof value === 'string' ? value : '');
    if (text.trim() !== '') return `${kindName}：${text.trim()}`;
  }
  return kindName;
}
