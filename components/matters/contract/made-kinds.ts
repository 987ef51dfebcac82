import type { Instant, MatterId, PersonId } from '@gov/base';

/** A kind of matter that an agency made from a form and a process. Grantee keys are those of `@gov/organisation`. */
export interface MadeKind {
  readonly code: string;
  readonly name: string;
  readonly group: string;
  readonly hint: string;
  readonly componentId: string;
  readonly formVersionId: string;
  readonly processVersionId: string;
  readonly displayOrder: number;
  /** False: nobody starts a new one; what runs goes on. */
  readonly open: boolean;
  /** `{applicant}外出（{destination}）`: keys of fields in braces; absent = the first listed field behind the name. */
  readonly titlePattern?: string;
  /** Who may start it; absent = everybody. */
  readonly starters?: readonly string[];
  /** Who reads each one from its submission on. */
  readonly readers: readonly string[];
  /** Fields that a step of the process hides; those of earlier versions stay concealed. */
  readonly concealed: readonly string[];
}

export type FieldColumn = 'text' | 'number' | 'date';

/** A condition on one projected field. Texts: `equals` one of the values, or `contains`; numbers and days: bounds, both included. */
export type RecordFilter =
  | { readonly key: string; readonly oneOf: readonly string[] }
  | { readonly key: string; readonly contains: string }
  | { readonly key: string; readonly column: 'number' | 'date'; readonly from?: string; readonly to?: string };

/** What is wanted of the matters of one kind that the caller may read. Concealed keys are left out everywhere. */
export interface RecordsWanted {
  readonly kindCode: string;
  readonly filters: readonly RecordFilter[];
  readonly states?: readonly string[];
  /** Words in the title or in one of these fields. */
  readonly search?: { readonly words: string; readonly keys: readonly string[] };
  /** Started on or after / before this instant. */
  readonly startedFrom?: Instant;
  readonly startedBefore?: Instant;
}

export interface RecordsPage extends RecordsWanted {
  /** By a field, or by the day of starting when absent; what is empty stands last. */
  readonly sort?: { readonly key: string; readonly column: FieldColumn };
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** One matter as a row of a list: its projected fields as typed texts. */
export interface MatterRecord {
  readonly matterId: MatterId;
  readonly title: string;
  readonly state: string;
  readonly starterPersonId: PersonId;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly formVersionId: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface RecordCount {
  /** Value of the field, or the month `2026-11`. */
  readonly value: string;
  readonly count: number;
  /** Of the field asked for, as decimal text. */
  readonly sum: string | null;
}

/** What is counted: matters by the value of a text field, or by the month of a day field or of starting. */
export interface CountBy {
  readonly by: { readonly key: string } | { readonly month: string | 'startedAt' };
  readonly sum?: string;
}
