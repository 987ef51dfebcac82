import type { JsonValue } from '@gov/base';

/** The words of the screen are in the designer; these are the kinds a field can have. */
export type FieldKind =
  | 'text'
  | 'multiline'
  | 'number'
  | 'amount'
  | 'date'
  | 'dateRange'
  | 'choice'
  | 'choices'
  | 'person'
  | 'section'
  | 'agencyList'
  | 'attachments'
  | 'documentNumber'
  | 'body'
  | 'formula'
  | 'hidden';

export interface Choice {
  /** Stored value, never changed: `URGENT`. */
  readonly value: string;
  /** Word on paper: `特急`. */
  readonly label: string;
}

/** Where the first value comes from when a matter is started. */
export type FieldDefault =
  | { readonly from: 'constant'; readonly value: JsonValue }
  | { readonly from: 'today' }
  | { readonly from: 'starter' }
  | { readonly from: 'starterSection' }
  | { readonly from: 'starterPhone' };

/** One field of a form. `key` is generated once and immutable: data, permissions and conditions refer to it. */
export interface FieldDefinition {
  readonly key: string;
  readonly kind: FieldKind;
  readonly label: string;
  readonly hint?: string;
  /** Must be filled by whoever may edit it, at every step. A step can demand it too, by the permission `required`. */
  readonly required?: boolean;
  readonly default?: FieldDefault;
  /** `choice` and `choices` only. */
  readonly choices?: readonly Choice[];
  /** Longest text in characters; 200 for `text`, 4000 for `multiline` when absent. */
  readonly maxLength?: number;
  /** `number` only: digits after the point, 0 when absent. `amount` always has 2. */
  readonly decimals?: number;
  /** `number` and `amount`: bounds as decimal text. */
  readonly minimum?: string;
  readonly maximum?: string;
  /** Unit printed behind the value: `天`, `份`, `元`. */
  readonly unit?: string;
  /** `formula` only: source in the expression language over the other fields' keys, and what it yields. */
  readonly formula?: string;
  readonly result?: 'text' | 'number' | 'date';
  /** Shown as a column and usable as a filter in lists. */
  readonly listable?: boolean;
  /** Found by the search box. */
  readonly searchable?: boolean;
  /** No two matters of this form in the agency may have the same value. */
  readonly unique?: boolean;
}

/** How the opinions of one block are ordered on paper. */
export type OpinionOrder = 'timeAscending' | 'timeDescending' | 'rank';

/** 意见栏: a region of the paper that collects the opinions of the process nodes bound to it. */
export interface OpinionBlock {
  readonly key: string;
  readonly label: string;
  readonly order: OpinionOrder;
  /** What an empty opinion is recorded as: `同意。`. Absent: an opinion must be written. */
  readonly defaultText?: string;
  /** One person wrote several times: print the last one only, or all. */
  readonly samePerson: 'last' | 'all';
}

export interface TextMark {
  readonly type: string;
}

/** A node of the paper document in Tiptap's JSON shape; `compileForm` checks which nodes stand where. */
export interface DocumentNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, JsonValue>>;
  readonly content?: readonly DocumentNode[];
  readonly text?: string;
  readonly marks?: readonly TextMark[];
}

/**
 * A form as it is designed and stored: a paper document plus its fields and opinion blocks. In the document, inline nodes
 * `{type: 'formField', attrs: {key}}` and block nodes `{type: 'opinionBlock', attrs: {key}}` say where each one stands.
 * Table rows may carry `attrs.minLines`; cells carry `colspan`, `rowspan`, `colwidth`; `{agency}` in a text becomes the agency's name.
 */
export interface FormTemplate {
  /** Name of the form: `发文稿纸`. */
  readonly name: string;
  readonly document: DocumentNode;
  readonly fields: readonly FieldDefinition[];
  readonly opinionBlocks: readonly OpinionBlock[];
}
