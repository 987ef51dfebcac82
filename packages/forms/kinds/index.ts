import type { FieldDefinition, FieldKind } from '../template.ts';
import { agency } from './agency.ts';
import { agencyList } from './agency-list.ts';
import { amount } from './amount.ts';
import { attachments } from './attachments.ts';
import { body } from './body.ts';
import { cascade } from './cascade.ts';
import { choice } from './choice.ts';
import { choices } from './choices.ts';
import { date } from './date.ts';
import { dateRange } from './date-range.ts';
import { dateTime } from './date-time.ts';
import { dateTimeRange } from './date-time-range.ts';
import { detailTable } from './detail-table.ts';
import { documentNumber } from './document-number.ts';
import { explanation } from './explanation.ts';
import { formula } from './formula.ts';
import { hidden } from './hidden.ts';
import { image } from './image.ts';
import type { Kind } from './kind.ts';
import { multiline } from './multiline.ts';
import { number } from './number.ts';
import { person } from './person.ts';
import { post } from './post.ts';
import {
  defaultProperty,
  hintProperty,
  type KindProperty,
  labelProperty,
  listableProperty,
  requiredProperty,
  searchableProperty,
  uniqueProperty,
} from './properties.ts';
import { qrCode } from './qr-code.ts';
import { relatedData } from './related-data.ts';
import { relatedMatter } from './related-matter.ts';
import { relatedRecord } from './related-record.ts';
import { secrecy } from './secrecy.ts';
import { section } from './section.ts';
import { serialNumber } from './serial-number.ts';
import { signature } from './signature.ts';
import { switch as switchKind } from './switch.ts';
import { text } from './text.ts';
import { time } from './time.ts';
import { urgency } from './urgency.ts';

/** All kinds of fields; a new one needs its file, its row here, and its drawing of the same name. */
export const kinds: Readonly<Record<FieldKind, Kind>> = {
  documentNumber,
  serialNumber,
  agencyList,
  secrecy,
  urgency,
  body,
  signature,
  text,
  multiline,
  explanation,
  number,
  amount,
  formula,
  date,
  dateRange,
  time,
  dateTime,
  dateTimeRange,
  choice,
  choices,
  cascade,
  switch: switchKind,
  person,
  section,
  post,
  agency,
  attachments,
  image,
  detailTable,
  relatedMatter,
  relatedData,
  relatedRecord,
  qrCode,
  hidden,
};

/** The kind of a field; undefined where a stored template names one that there is not. */
export const kindNamed = (name: string): Kind | undefined =>
  Object.hasOwn(kinds, name) ? kinds[name as FieldKind] : undefined; // reason: an own key of the table

/** People or the house write into it, so that something would be lost without it; what no kind knows holds nothing. */
export function holdsValues({ kind }: FieldDefinition): boolean {
  const known = kindNamed(kind);
  return known !== undefined && !known.dataless && !known.calculated;
}

/** What the palette of the designer offers, in its order. */
export const paletteKinds: readonly Kind[] = Object.values(kinds);

export const kindOf = (field: FieldDefinition): Kind => kinds[field.kind];

/** Written by the system only (numbering, formulas, the body's link); nobody fills these in by hand. */
export const isSystemKind = (kind: FieldKind): boolean => kinds[kind].system === true;

/** What can be set on a field of this kind, in the order of the designer's panel. */
export const propertiesOf = ({
  system,
  block,
  dataless,
  unlisted,
  wordless,
  unique,
  properties,
}: Kind): readonly KindProperty[] => [
  labelProperty,
  ...properties,
  ...(dataless ? [] : [hintProperty]),
  ...(system ? [] : [requiredProperty]),
  ...(system || block ? [] : [defaultProperty]),
  ...(dataless || block || unlisted ? [] : wordless ? [listableProperty] : [listableProperty, searchableProperty]),
  ...(unique ? [uniqueProperty] : []),
];
