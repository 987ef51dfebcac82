/** What a finished document has around its text and this house prints from fields of its own (GB/T 9704-2012 cl. 7.2, 7.3). */
export type FinishedPartKind =
  | 'head'
  | 'title'
  | 'mainRecipients'
  | 'attachmentNote'
  | 'closing'
  | 'note'
  | 'copyRecipients'
  | 'imprint';

export interface FinishedPart {
  readonly kind: FinishedPartKind;
  /** Places of its blocks in the body, in their order. */
  readonly blocks: readonly number[];
  readonly text: string;
  /** Receivers, attachments, or issuer and date, each for itself; else the text. */
  readonly items: readonly string[];
}

/** A line of the body; what is no paragraph (table, picture) ends every part. */
export interface Line {
  readonly index: number;
  readonly text: string;
}

export const partOf = (kind: FinishedPartKind, lines: readonly Line[], items?: readonly string[]): FinishedPart => {
  const text = lines.map((line) => line.text).join('\n');
  return { kind, blocks: lines.map(({ index }) => index), text, items: items ?? [text] };
};

/** Names of agencies as a list prints them; what stands in brackets is part of a name. */
export const agencyNames = (text: string): readonly string[] =>
  text
    .replace(/[：:。\s]+$/u, '')
    .split(/[、，,](?![^（(]*[）)])/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');

const agencyEnding =
  /(?:局|委|委员会|政府|办|办公室|会|司|院|厅|部|处|所|站|校|大学|学院|队|中心|单位|企业|公司|机关|部门|科室|科|街道|镇|乡|村|社|团|庭|馆|集团|组|区|市|县|省|行)(?:[（(][^（）()]*[）)])?$/u;

export const isAgencyName = (text: string): boolean => text.length <= 40 && agencyEnding.test(text);
