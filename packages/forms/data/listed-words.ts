import { kindOf } from '../kinds/index.ts';
import type { FieldDefinition, FieldKind } from '../template.ts';
import { displayValue } from './display-value.ts';

/** One of fixed values; what is kept for lists is the value, not its word. */
const fixed: ReadonlySet<FieldKind> = new Set(['choice', 'secrecy', 'urgency']);

/** The fixed values of a field with their words, as a filter offers them; undefined where it has none. */
export const fixedChoices = (field: FieldDefinition) =>
  fixed.has(field.kind) ? kindOf(field).slot?.(field).choices : undefined;

/** What is kept of a field for lists, as a list shows it. */
export function listedWords(field: FieldDefinition | undefined, kept: string): string {
  if (field && fixed.has(field.kind)) return displayValue(field, kept) || kept;
  if (field?.kind === 'cascade') return displayValue(field, kept.split('/')) || kept;
  return kept;
}
