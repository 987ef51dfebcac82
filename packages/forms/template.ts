import type { JsonValue } from '@gov/base';

/** The words of the screen are in the designer; these are the kinds a field can have. */
export type FieldKind =
  | 'text'
  | 'multiline'
  | 'number'
  | 'amount'
  | 'date'
  | 'dateRange'
  | 'time'
  | 'dateTime'
  | 'dateTimeRange'
  | 'choice'
  | 'choices'
  | 'cascade'
  | 'switch'
  | 'person'
  | 'section'
  | 'post'
  | 'agency'
  | 'agencyList'
  | 'attachments'
  | 'image'
  | 'documentNumber'
  | 'serialNumber'
  | 'secrecy'
  | 'urgency'
  | 'signature'
  | 'relatedMatter'
  | 'relatedData'
  | 'relatedRecord'
  | 'body'
  | 'formula'
  | 'detailTable'
  | 'qrCode'
  | 'explanation'
  | 'hidden';

export interface Choice {
  /** Stored value, never changed: `URGENT`. */
  readonly value: string;
  /** Word on paper: `特急`. */
  readonly label: string;
}

/** A choice with choices below it: 省 → 市 → 区. */
export interface ChoiceNode extends Choice {
  readonly children?: readonly ChoiceNode[];
}

/** A list of words of one form that several of its fields choose from: 单位代码, 费用科目. */
export interface FormDictionary {
  readonly key: string;
  readonly name: string;
  readonly entries: readonly Choice[];
  /** Id of the agency's dictionary (数据字典) whose words these are; absent = the form's own. */
  readonly shared?: string;
}

/** 脱敏: middle of an identity card or telephone number hidden, of a name all but the first sign, or everything. */
export type MaskManner = 'identity' | 'phone' | 'name' | 'all';

/** Where the first value comes from when a matter is started. */
export type FieldDefault =
  | { readonly from: 'constant'; readonly value: JsonValue }
  | { readonly from: 'today' }
  | { readonly from: 'starter' }
  | { readonly from: 'starterSection' }
  | { readonly from: 'starterPost' }
  | { readonly from: 'starterAgency' }
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
  /** `cascade` only. */
  readonly tree?: readonly ChoiceNode[];
  /** `relatedRecord` only: the list that is chosen from. */
  readonly source?: RecordSource;
  /** `relatedData` only: key of a dictionary of the form. */
  readonly dictionary?: string;
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
  readonly result?: 'text' | 'number' | 'amount' | 'date';
  /** `amount` and a formula that yields one: 大写 stands behind the figures. */
  readonly capitals?: boolean;
  /** `explanation` only: the words themselves. */
  readonly text?: string;
  /** `serialNumber` only: `QJ{yyyy}-{0000}`. */
  readonly pattern?: string;
  /** `detailTable` only: what stands in a row; keys are unique within the table. */
  readonly columns?: readonly FieldDefinition[];
  /** `detailTable` only: keys of the columns that are added up in the last row. */
  readonly totals?: readonly string[];
  /** `detailTable` only. */
  readonly leastRows?: number;
  readonly mostRows?: number;
  /** What is shown of it where a step only shows it 脱敏; from the words themselves when absent. */
  readonly mask?: MaskManner;
  /** Out of use since a newer version: nobody fills it in any more, what is stored stays readable. */
  readonly retired?: boolean;
  /** Shown as a column and usable as a filter in lists. */
  readonly listable?: boolean;
  /** Found by the search box. */
  readonly searchable?: boolean;
  /** No two matters of this form in the agency may have the same value. */
  readonly unique?: boolean;
}

/** Rows of another application's list as choices (取自应用). */
export interface RecordSource {
  /** Code of the kind of matter whose ended ones are chosen from. */
  readonly application: string;
  /** Key of the column that is shown and stored; absent = the title. */
  readonly column?: string;
  /** 带出: what a chosen row writes into other fields of this form. */
  readonly copies?: readonly RecordCopy[];
}

export interface RecordCopy {
  /** Key of a column of that list. */
  readonly from: string;
  /** Key of a field of this form. */
  readonly to: string;
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
  /** `false`: the name of who wrote it does not stand below. */
  readonly printName?: boolean;
  /** What stands of the time behind the name; the day when absent. */
  readonly printDate?: OpinionDate;
  /** `false`: of what was drawn by hand only the typed words stand there, where there are any. */
  readonly printPen?: boolean;
}

export type OpinionDate = 'none' | 'date' | 'dateTime';

/** `bold`, `underline`, `red`, `face` with `{face}`, `size` with `{size}`: `styleOf` reads them. */
export interface TextMark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, JsonValue>>;
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
 * What the form does by itself, as data; `when` is a condition over the fields' keys. A field of `show` rules is on the paper
 * while one of them holds; what is not on the paper has no value. `require` adds to what must be filled, `options` leaves only
 * `values` of a choice, `check` refuses to complete a step with its sentence while the condition is decided not to hold.
 */
export type FormRule =
  | { readonly kind: 'show'; readonly fields: readonly string[]; readonly when: string }
  | { readonly kind: 'require'; readonly fields: readonly string[]; readonly when: string }
  | { readonly kind: 'options'; readonly field: string; readonly values: readonly string[]; readonly when: string }
  | { readonly kind: 'check'; readonly fields: readonly string[]; readonly when: string; readonly message: string };

/**
 * A form as it is designed and stored: a paper document plus its fields and opinion blocks. In the document, inline nodes
 * `{type: 'formField', attrs: {key}}` and block nodes `opinionBlock` and `detailTable` with the same `attrs` say where each one stands.
 * Table rows may carry `attrs.minLines`; cells carry `colspan`, `rowspan`, `colwidth` and `unruled`, the sides at which no line is
 * drawn (`CellSide`s, in their order), and `vertical`; tables carry `frame`; `redLine` is the red line below an official head;
 * `landscape: true` of the whole document lays it across A4; `{agency}` in a text becomes the agency's name.
 */
export interface FormTemplate {
  /** Name of the form: `发文稿纸`. */
  readonly name: string;
  readonly document: DocumentNode;
  readonly fields: readonly FieldDefinition[];
  readonly opinionBlocks: readonly OpinionBlock[];
  readonly dictionaries?: readonly FormDictionary[];
  readonly rules?: readonly FormRule[];
  /** Further forms of a composed one (套表); made by `composeForms`, never drawn. */
  readonly parts?: readonly FormPart[];
}

/**
 * One of the further forms that a matter carries beside its main form: its own paper, over fields whose keys begin with its key
 * (`f2_amount`). `name`, `document` and the unprefixed keys of the template itself are the main form's.
 */
export interface FormPart {
  readonly key: string;
  readonly name: string;
  readonly document: DocumentNode;
  /** 取自主表: keys of the main form's fields that stand on this paper too, there only to be read. */
  readonly taken: readonly string[];
}
