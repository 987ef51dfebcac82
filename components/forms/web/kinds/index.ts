import type { FieldKind } from '@gov/forms';
import { agencyList } from './agency-list.tsx';
import { amount } from './amount.tsx';
import { attachments } from './attachments.tsx';
import { body } from './body.tsx';
import { choice } from './choice.tsx';
import { choices } from './choices.tsx';
import { date } from './date.tsx';
import { dateRange } from './date-range.tsx';
import { documentNumber } from './document-number.tsx';
import { formula } from './formula.tsx';
import { hidden } from './hidden.tsx';
import { multiline } from './multiline.tsx';
import { number } from './number.tsx';
import { person } from './person.tsx';
import { section } from './section.tsx';
import { text } from './text.tsx';
import type { WebKind } from './web-kind.ts';

/** How each kind of field is drawn. */
export const webKinds: Readonly<Record<FieldKind, WebKind>> = {
  agencyList,
  amount,
  attachments,
  body,
  choice,
  choices,
  date,
  dateRange,
  documentNumber,
  formula,
  hidden,
  multiline,
  number,
  person,
  section,
  text,
};

/** A page that was open while the product was renewed may meet a kind it does not know: words on paper, nothing to fill in. */
export const webKindOf = (kind: string): WebKind => (Object.hasOwn(webKinds, kind) ? webKinds[kind as FieldKind] : {}); // reason: an own key of the table
