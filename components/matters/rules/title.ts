import type { JsonObject } from '@gov/base';
import { type CompiledForm, displayValue, fixedChoices } from '@gov/forms';
import type { Item } from '@gov/workflow';

/** What a title is made from besides the form. */
export interface TitledKind {
  readonly name: string;
  /** `{applicant}外出（{destination}）`. */
  readonly titlePattern: string | null;
  /** Fields that some step of some version hides: lists show titles to everybody, so that none of them speaks of these. */
  readonly concealed: readonly string[];
}

/** The same of a matter that is there already. */
export const titledKindOf = (matter: Omit<TitledKind, 'name'> & { readonly kindName: string }): TitledKind => ({
  name: matter.kindName,
  titlePattern: matter.titlePattern,
  concealed: matter.concealed,
});

const longestTitle = 200;
const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

interface Pattern {
  readonly pattern: string;
  readonly concealed: readonly string[];
}

/** The pattern with what stands in its fields; empty while none of them is filled in. */
function titleByPattern(form: CompiledForm, values: JsonObject, { pattern, concealed }: Pattern): string {
  let filled = 0;
  const title = pattern.replace(/\{([A-Za-z0-9]+)\}/g, (_whole, key: string) => {
    const field = concealed.includes(key) ? undefined : form.fields.get(key);
    const text = field ? inOneLine(displayValue(field, values[key] ?? null)) : '';
    if (text !== '') filled += 1;
    return text;
  });
  return filled > 0 ? title.slice(0, longestTitle).trim() : '';
}

/**
 * The title lists and search show: the form's `title` field where there is one, else the kind's name with the
 * first listable text or choice that no step hides, so that no matter is nameless.
 */
export function titleOf(form: CompiledForm, values: JsonObject, kind: TitledKind): string {
  const { name: kindName, titlePattern, concealed } = kind;
  const patterned = titlePattern ? titleByPattern(form, values, { pattern: titlePattern, concealed }) : '';
  if (patterned !== '') return patterned;
  const titled = !concealed.includes('title');
  const own = titled ? values.title : undefined;
  if (typeof own === 'string' && own.trim() !== '') return own.trim();
  if (titled && form.fields.has('title')) return `${kindName}（还没有写标题）`;
  for (const field of form.fields.values()) {
    if (!field.listable || concealed.includes(field.key)) continue;
    const value = values[field.key];
    const text = typeof value !== 'string' ? '' : fixedChoices(field) ? displayValue(field, value) : value;
    if (text.trim() !== '') return `${kindName}：${text.trim()}`;
  }
  return kindName;
}

/** 缓急, the one form value that every list shows and 待办 is ordered by; forms that have it use this key. */
export const urgencyOf = ({ urgency }: JsonObject): string | null => (typeof urgency === 'string' ? urgency : null);

/** What a 待阅 is for, as its row says it: sent round by a colleague, or what the house tells of it. */
export function readingWords({ why, mayComment }: Pick<Item, 'why' | 'mayComment'>): string {
  const told = why.find(({ code }) => code === 'workflow.told')?.facts['reason'];
  if (typeof told === 'string') return told;
  const copied = why.some(({ code }) => code === 'workflow.copied');
  const silent = !mayComment && why.some(({ code }) => code === 'workflow.circulated');
  return copied || silent ? '抄送' : '传阅';
}
