import type { FieldKind } from '@gov/forms';
import { agency } from './agency.tsx';
import { agencyList } from './agency-list.tsx';
import { amount } from './amount.tsx';
import { attachments } from './attachments.tsx';
import { body } from './body.tsx';
import { cascade } from './cascade.tsx';
import { choice } from './choice.tsx';
import { choices } from './choices.tsx';
import { date } from './date.tsx';
import { dateRange } from './date-range.tsx';
import { dateTime } from './date-time.tsx';
import { dateTimeRange } from './date-time-range.tsx';
import { detailTable } from './detail-table.tsx';
import { documentNumber } from './document-number.tsx';
import { explanation } from './explanation.tsx';
import { formula } from './formula.tsx';
import { hidden } from './hidden.tsx';
import { image } from './image.tsx';
import { multiline } from './multiline.tsx';
import { number } from './number.tsx';
import { person } from './person.tsx';
import { post } from './post.tsx';
import { qrCode } from './qr-code.tsx';
import { relatedData } from './related-data.tsx';
import { relatedMatter } from './related-matter.tsx';
import { relatedRecord } from './related-record.tsx';
import { secrecy } from './secrecy.tsx';
import { section } from './section.tsx';
import { serialNumber } from './serial-number.tsx';
import { signature } from './signature.tsx';
import { switch as switchKind } from './switch.tsx';
import { text } from './text.tsx';
import { time } from './time.tsx';
import { urgency } from './urgency.tsx';
import type { WebKind } from './web-kind.ts';

/** How each kind of field is drawn. */
export const webKinds: Readonly<Record<FieldKind, WebKind>> = {
  agency,
  agencyList,
  amount,
  attachments,
  body,
  cascade,
  choice,
  choices,
  date,
  dateRange,
  dateTime,
  dateTimeRange,
  detailTable,
  documentNumber,
  explanation,
  formula,
  hidden,
  image,
  multiline,
  number,
  person,
  post,
  qrCode,
  relatedData,
  relatedRecord,
  relatedMatter,
  secrecy,
  section,
  serialNumber,
  signature,
  switch: switchKind,
  text,
  time,
  urgency,
};

/** A page that was open while the product was renewed may meet a kind it does not know: words on paper, nothing to fill in. */
export const webKindOf = (kind: string): WebKind => (Object.hasOwn(webKinds, kind) ? webKinds[kind as FieldKind] : {}); // reason: an own key of the table
