/** Kinds of fields the condition builder knows; each has its own relations. */
export const conditionFieldKinds = [
  'text',
  'number',
  'amount',
  'date',
  'dateRange',
  'duration',
  'choice',
  'choices',
  'person',
  'section',
  'post',
  'agency',
  /** Ids of a section and of all above it: whether somebody belongs to a section or to one below it. */
  'sectionPath',
  'switch',
  /** Files of a field: whether there are any. */
  'attachments',
] as const;
export type ConditionFieldKind = (typeof conditionFieldKinds)[number];

/** A stored value and its word: `{value: 'SICK', label: '病假'}`, a person's id and name. */
export interface ConditionOption {
  readonly value: string;
  readonly label: string;
}

/**
 * A field as the builder offers it. Persons, sections, posts and agencies are asked by their id: a key that ends so (`Starter.id`)
 * stands for the id itself, any other (`handler`) for the field of a form, whose part `id` is compared.
 */
export interface ConditionField {
  /** A fact, a part of one, or a total over rows: `days`, `starter.section`, `sum(costs.price)`, `count(costs)`. */
  readonly key: string;
  readonly label: string;
  readonly kind: ConditionFieldKind;
  /** `choice`, `choices`, `person`, `section`, `post`, `agency`, `sectionPath`. A value without a word of its own stands in quotation marks. */
  readonly options?: readonly ConditionOption[];
  /** Stands behind numbers: `天`, `份`; `元` behind amounts when absent. */
  readonly unit?: string;
}

const ofPeople: ReadonlySet<ConditionFieldKind> = new Set(['person', 'section', 'post', 'agency']);

/** Whether a field holds a person, a section, a post or an agency. */
export const isOfPeople = ({ kind }: Pick<ConditionField, 'kind'>): boolean => ofPeople.has(kind);

/** A field of a form that holds one of them: its values keep their name beside the id. */
export const keepsNames = (field: Pick<ConditionField, 'key' | 'kind'>): boolean =>
  isOfPeople(field) && !field.key.endsWith('.id');

/** What is compared of a field: of one that holds somebody the id. */
export const idTerm = (field: Pick<ConditionField, 'key' | 'kind'>): string =>
  keepsNames(field) ? `${field.key}.id` : field.key;

/** The fields with what is asked of them again and again. */
export interface FieldIndex {
  readonly fields: readonly ConditionField[];
  readonly find: (key: string) => ConditionField | undefined;
  /** The field whose id is asked by this term: `handler.id`. */
  readonly findById: (term: string) => ConditionField | undefined;
  /** The field that a term speaks of, by its key or by its id. */
  readonly meantBy: (term: string) => ConditionField | undefined;
  /** How a field is called in a sentence; two fields of one name are told apart by their key. */
  readonly nameOf: (field: ConditionField) => string;
}

export function indexFields(fields: readonly ConditionField[]): FieldIndex {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const count = new Map<string, number>();
  for (const { label } of byKey.values()) count.set(label, (count.get(label) ?? 0) + 1);
  const findById = (term: string): ConditionField | undefined =>
    [byKey.get(term), byKey.get(term.replace(/\.id$/, ''))].find((one) => one && idTerm(one) === term);
  return {
    fields: [...byKey.values()],
    find: (key) => byKey.get(key),
    findById,
    meantBy: (term) => byKey.get(term) ?? findById(term),
    nameOf: ({ key, label }) => (label !== '' && count.get(label) === 1 ? label : `${label}〔${key}〕`),
  };
}
