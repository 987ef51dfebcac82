import type { JsonObject, JsonValue } from '@gov/base';
import {
  type Disclosure,
  type DocumentKind,
  disclosures,
  isDocumentKind,
  type SecrecyLevel,
  secrecyLevels,
  type Urgency,
  urgencies,
} from '@gov/gongwen';

/** An agency as a recipient; without an id its name was written by hand and nothing is delivered to it. */
export interface NamedAgency {
  readonly id?: string;
  readonly name: string;
}

/** What a drafting slip says of its document, read from the form's values. */
export interface DocumentFields {
  readonly title: string;
  readonly kind: DocumentKind;
  /** Somebody has chosen it. */
  readonly kindChosen: boolean;
  readonly urgency: Urgency;
  readonly secrecy: SecrecyLevel;
  readonly mainRecipients: readonly NamedAgency[];
  readonly copyRecipients: readonly NamedAgency[];
  /** Absent until the drafter has chosen. */
  readonly disclosure: Disclosure | undefined;
  readonly remark: string;
  readonly section: string;
  readonly drafter: string;
  /** Where questions about it are answered. */
  readonly phone: string;
  /** The drafting section was chosen to countersign its own document. */
  readonly countersignedByItself: boolean;
}

const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

const isRecord = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const nameIn = (value: JsonValue | undefined): string => (isRecord(value) ? text(value['name']) : '');

const idIn = (value: JsonValue | undefined): string => (isRecord(value) ? text(value['id']) : '');

function agencies(value: JsonValue | undefined): readonly NamedAgency[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly JsonValue[]).flatMap((one) => {
    const name = nameIn(one);
    const id = isRecord(one) ? text(one['id']) : '';
    return name === '' ? [] : [{ name, ...(id === '' ? {} : { id }) }];
  }); // reason of the cast: Array.isArray does not narrow readonly arrays
}

/** A kind not chosen yet counts as 通知, so that a draft can be previewed. */
export function documentFields(values: JsonObject): DocumentFields {
  const kind = text(values['documentKind']);
  return {
    title: text(values['title']),
    kind: isDocumentKind(kind) ? kind : 'NOTICE',
    kindChosen: isDocumentKind(kind),
    urgency: urgencies.find((one) => one === values['urgency']) ?? 'NORMAL',
    secrecy: secrecyLevels.find((one) => one === values['secrecyLevel']) ?? 'PUBLIC',
    mainRecipients: agencies(values['mainRecipients']),
    copyRecipients: agencies(values['copyRecipients']),
    disclosure: disclosures.find((one) => one === values['disclosure']),
    remark: text(values['remark']),
    section: nameIn(values['draftingSection']),
    drafter: nameIn(values['drafter']),
    phone: text(values['phone']).trim(),
    countersignedByItself: ['countersignSectionA', 'countersignSectionB'].some(
      (key) => idIn(values[key]) !== '' && idIn(values[key]) === idIn(values['draftingSection']),
    ),
  };
}

/** Other agencies the document can be delivered to, each once, 主送 first. */
export function electronicRecipients(
  { mainRecipients, copyRecipients }: DocumentFields,
  ownAgencyId: string,
): readonly { readonly id: string; readonly name: string }[] {
  const byId = new Map<string, { readonly id: string; readonly name: string }>();
  for (const { id, name } of [...mainRecipients, ...copyRecipients])
    if (id !== undefined && id !== ownAgencyId && !byId.has(id)) byId.set(id, { id, name });
  return [...byId.values()];
}

/** Names that were written by hand: printed, and delivered in another way. */
export const writtenRecipients = ({ mainRecipients, copyRecipients }: DocumentFields): readonly string[] => [
  ...new Set([...mainRecipients, ...copyRecipients].flatMap(({ id, name }) => (id === undefined ? [name] : []))),
];

/** What a handling slip says of a received document, for the register. */
export interface ReceivedFields {
  readonly title: string;
  readonly sourceAgency: string;
  readonly sourceNumber: string;
  readonly receivedOn: string;
  readonly handlingClass: string;
  readonly urgency: Urgency;
}

export const receivedFields = (values: JsonObject): ReceivedFields => ({
  title: text(values['title']),
  sourceAgency: text(values['sourceAgency']),
  sourceNumber: text(values['sourceNumber']),
  receivedOn: text(values['receivedOn']),
  handlingClass: text(values['handlingClass']),
  urgency: urgencies.find((one) => one === values['urgency']) ?? 'NORMAL',
});
