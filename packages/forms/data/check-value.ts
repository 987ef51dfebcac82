import type { JsonValue } from '@gov/base';
import { kindOf } from '../kinds/index.ts';
import type { FieldDefinition } from '../template.ts';
import { accept, type CheckedValue } from '../values/checked.ts';

export type { CheckedValue } from '../values/checked.ts';

/** Checks type, length and bounds of one value and brings it into its stored form. Whether it must be filled is not asked here. */
export const checkValue = (field: FieldDefinition, value: JsonValue): CheckedValue =>
  value === null ? accept(null) : kindOf(field).check(field, value);
