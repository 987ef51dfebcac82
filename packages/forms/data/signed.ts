import type { CalendarDate, JsonValue } from '@gov/base';
import { kindOf } from '../kinds/index.ts';
import type { FieldDefinition } from '../template.ts';
import { type CheckedValue, isObject, part, refuse } from '../values/checked.ts';
import { checkValue } from './check-value.ts';
import type { NamedReference } from './form-data.ts';

interface Signing {
  readonly person: NamedReference | undefined;
  readonly today: CalendarDate;
  /** What stands in the field already; another one's signature may be left as it is, and taken away by nobody else. */
  readonly before: JsonValue;
}

/** A value checked, and a signature made that of who signs today, whatever a browser sent. */
export function signed(field: FieldDefinition, value: JsonValue, { person, today, before }: Signing): CheckedValue {
  if (field.kind !== 'signature') return checkValue(field, value);
  const signer = part(before, 'id');
  if (signer !== null && signer !== person?.id) return refuse(`“${field.label}”已经有人签了，只有签的人能改`);
  if (!isObject(value)) return value === null ? checkValue(field, null) : refuse('请重新签名');
  if (!person || value.id !== person.id) return refuse('只能签自己的名字');
  return kindOf(field).check(field, { ...value, name: person.name, date: today });
}
