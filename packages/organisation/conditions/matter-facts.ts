import type { ConditionField, ConditionOption, Facts, Shape, Value } from '@gov/expression';
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
