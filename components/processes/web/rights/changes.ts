import type { FieldPermission } from '@gov/forms';
import type { RightsDraft, StepRights } from '../../contract.ts';

/** Step → field → right, where it is another one than below. */
export type Changes = Readonly<Record<string, Readonly<Record<string, FieldPermission>>>>;

const rightIn = (step: StepRights | undefined, key: string): FieldPermission => step?.rights[key] ?? 'read';
const named = (steps: readonly StepRights[], node: string) => steps.find((step) => step.node === node);

/** Steps as the draft has them; a step that is no longer in it as in the version in use. */
export function withDraft(steps: readonly StepRights[], draft: RightsDraft | undefined): readonly StepRights[] {
  const drafted = new Map(draft?.steps.map(({ node, rights }) => [node, rights]));
  return steps.map((step) => ({ ...step, rights: drafted.get(step.node) ?? step.rights }));
}

/** The changes that really change something of these steps. */
export function real(steps: readonly StepRights[], changes: Changes): Changes {
  const kept = Object.entries(changes).map(([node, rights]) => {
    const step = named(steps, node);
    const cells = Object.entries(rights).filter(([key, right]) => step !== undefined && rightIn(step, key) !== right);
    return [node, Object.fromEntries(cells)] as const;
  });
  return Object.fromEntries(kept.filter(([, rights]) => Object.keys(rights).length > 0));
}

export const withChanges = (steps: readonly StepRights[], changes: Changes): readonly StepRights[] =>
  steps.map((step) => ({ ...step, rights: { ...step.rights, ...changes[step.node] } }));

/** What leads from these steps to those. */
export function changesBetween(from: readonly StepRights[], to: readonly StepRights[]): Changes {
  const all = to.map((step) => {
    const keys = new Set([...Object.keys(step.rights), ...Object.keys(named(from, step.node)?.rights ?? {})]);
    return [step.node, Object.fromEntries([...keys].map((key) => [key, rightIn(step, key)]))] as const;
  });
  return real(from, Object.fromEntries(all));
}

/** Number of cells. */
export const count = (changes: Changes): number =>
  Object.values(changes).reduce((sum, rights) => sum + Object.keys(rights).length, 0);
