import type { JsonValue } from '@gov/base';
import { kindOf } from '../kinds/index.ts';
import type { FieldDefinition } from '../template.ts';

/** A stored value as it stands on paper, without unit; empty text for an empty field. */
export const displayValue = (field: FieldDefinition, value: JsonValue): string =>
  value === null ? '' : kindOf(field).display(field, value);
