import { type CalendarDate, type JsonObject, ok, type Result, withoutHiddenSigns } from '@gov/base';
import type { DocumentMetadata } from '@gov/exchange';
import { firstCharacters, oneLine } from '@gov/forms';
import { parseSecrecyLevel, urgencies } from '@gov/gongwen';

/**
 * A received document as the handling slip starts with it. What is longer than the slip's line is shortened there; the
 * envelope keeps it whole. 涉密不上网: a state secret is refused, the clerk returns it and takes the classified way.
 */
export function receivedValues(
  from: { readonly name: string },
  document: DocumentMetadata,
  receivedOn: CalendarDate,
): Result<JsonObject> {
  const secrecy = parseSecrecyLevel(document.secrecy);
  if (!secrecy.ok) return secrecy;
  const { title, documentNumber, remarks } = document;
  return ok({
    title: line(title, 200) || '（未写标题）',
    sourceAgency: line(from.name, 100),
    receivedOn,
    urgency: urgencies.find((one) => one === document.urgency) ?? 'NORMAL',
    secrecyLevel: secrecy.value,
    handlingClass: 'ACTION',
    ...(documentNumber === '' ? {} : { sourceNumber: line(documentNumber, 60) }),
    ...(remarks === '' ? {} : { remark: firstCharacters(withoutHiddenSigns(remarks.toWellFormed()), 500) }),
  });
}

const line = (text: string, most: number): string => firstCharacters(oneLine(text), most);
