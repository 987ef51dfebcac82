import {
  type ConditionField,
  type ConditionOption,
  type Expression,
  type Facts,
  formatValue,
  isContext,
  pathsOf,
  type Shape,
  type Value,
} from '@gov/expression';
import type { ResolvedHandler } from '../handlers/handler-rule.ts';
import type { OrganisationSnapshot } from '../snapshot.ts';
import { identityFields, identityShape, identityValue } from './identity-facts.ts';

/** What is known of a matter beside its form. */
export interface MatterAsked {
  readonly starter: ResolvedHandler;
  readonly kind: string;
  /** As the form has it: `URGENT`; absent where the form knows no urgency or nothing is chosen. */
  readonly urgency?: string | undefined;
}

/** `Starter` (who began it, in the identity used then) and `Matter` (its kind and urgency) as facts of a condition. */
export function matterFacts(snapshot: OrganisationSnapshot, asked: MatterAsked): Facts['values'] {
  const assignment = snapshot.assignments.get(asked.starter.assignmentId);
  const matter: Readonly<Record<string, Value>> = { kind: asked.kind, urgency: asked.urgency ?? null };
  return {
    Matter: { entries: matter },
    ...(assignment ? { Starter: identityValue(snapshot, assignment) } : {}),
  };
}

/** What the checker knows of these names. */
export const matterShapes: Readonly<Record<string, Shape>> = {
  Starter: identityShape,
  Matter: { parts: { kind: 'text', urgency: 'text' } },
};

/** What these names are called in a sentence, with the words of their values. */
export const matterFields = (
  snapshot: OrganisationSnapshot,
  words: { readonly kinds: readonly ConditionOption[]; readonly urgencies: readonly ConditionOption[] },
): readonly ConditionField[] => [
  ...identityFields('Starter', snapshot),
  { key: 'Matter.kind', label: '事项类别', kind: 'choice', options: words.kinds },
  { key: 'Matter.urgency', label: '紧急程度', kind: 'choice', options: words.urgencies },
];

/** What a condition asked of the starter and the matter, in the words of that moment, for the trace: `发起人所在科室`, `法规科`. */
export function askedWords(
  expression: Expression,
  facts: Facts,
  fields: readonly ConditionField[],
): readonly { readonly what: string; readonly value: string }[] {
  return pathsOf(expression).flatMap((path) => {
    const field = Object.hasOwn(matterShapes, path.split('.')[0] ?? '') && fields.find(({ key }) => key === path);
    return field ? [{ what: field.label, value: wordsOf(field, valueAt(facts, path)) }] : [];
  });
}

function valueAt({ values }: Facts, path: string): Value {
  const [name = '', ...parts] = path.split('.');
  let value = Object.hasOwn(values, name) ? (values[name] ?? null) : null;
  for (const part of parts)
    value = isContext(value) && Object.hasOwn(value.entries, part) ? (value.entries[part] ?? null) : null;
  return value;
}

function wordsOf({ options }: ConditionField, value: Value): string {
  const label = (one: Value) =>
    (typeof one === 'string' && options?.find((option) => option.value === one)?.label) || formatValue(one);
  const words = Array.isArray(value) ? value.map(label).join('、') : label(value);
  return words === '' ? '没有填' : words;
}
