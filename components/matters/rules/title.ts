import type { JsonObject } from '@gov/base';
import type { CompiledForm } from '@gov/forms';
import type { Item } from '@gov/workflow';

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

/** 缓急, the one form value that every list shows and 待办 is ordered by; forms that have it use this key. */
export const urgencyOf = ({ urgency }: JsonObject): string | null => (typeof urgency === 'string' ? urgency : null);

/** What a 待阅 is for, as its row says it: sent round by a colleague, or what the house tells of it. */
export function readingWords({ why }: Pick<Item, 'why'>): string {
  const told = why.find(({ code }) => code === 'workflow.told')?.facts['reason'];
  if (typeof told === 'string') return told;
  return why.some(({ code }) => code === 'workflow.copied') ? '抄送' : '传阅';
}
