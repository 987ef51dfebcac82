import type { FieldDefinition, FieldKind } from '../template.ts';
import { agencyList } from './agency-list.ts';
import { amount } from './amount.ts';
import { attachments } from './attachments.ts';
import { body } from './body.ts';
import { choice } from './choice.ts';
import { choices } from './choices.ts';
import { date } from './date.ts';
import { dateRange } from './date-range.ts';
import { documentNumber } from './document-number.ts';
import { formula } from './formula.ts';
import { hidden } from './hidden.ts';
import type { Kind } from './kind.ts';
import { multiline } from './multiline.ts';
import { number } from './number.ts';
import { person } from './person.ts';
import {
  defaultProperty,
  hintProperty,
  type KindProperty,
  labelProperty,
  listProperties,
  requiredProperty,
  uniqueProperty,
} from './properties.ts';
import { section } from './section.ts';
import { text } from './text.ts';

/** All kinds of fields; a new one needs its file, its row here, and its drawing of the same name. */
export const kinds: Readonly<Record<FieldKind, Kind>> = {
  text,
  multiline,
  number,
  amount,
  formula,
  date,
  dateRange,
  choice,
  choices,
  person,
  section,
  attachments,
  documentNumber,
  agencyList,
  body,
  hidden,
};

/** The kind of a field; undefined where a stored template names one that there is not. */
export const kindNamed = (name: string): Kind | undefined =>
  Object.hasOwn(kinds, name) ? kinds[name as FieldKind] : undefined; // reason: an own key of the table

export const kindOf = (field: FieldDefinition): Kind => kinds[field.kind];

/** Written by the system only (numbering, formulas, the body's link); nobody fills these in by hand. */
export const isSystemKind = (kind: FieldKind): boolean => kinds[kind].system === true;

/** What can be set on a field of this kind, in the order of the designer's panel. */
export const propertiesOf = ({ system, unique, properties }: Kind): readonly KindProperty[] => [
  labelProperty,
  ...properties,
  hintProperty,
  ...(system ? [] : [requiredProperty, defaultProperty]),
  ...listProperties,
  ...(unique ? [uniqueProperty] : []),
];
