/** The 15 kinds (文种) of the 党政机关公文处理工作条例 (2012), Art. 8. Nothing else is an official document's kind. */
export const documentKinds = [
  'RESOLUTION',
  'DECISION',
  'ORDER',
  'COMMUNIQUE',
  'PROCLAMATION',
  'PUBLIC_NOTICE',
  'OPINION',
  'NOTICE',
  'CIRCULAR',
  'REPORT',
  'REQUEST',
  'REPLY',
  'BILL',
  'LETTER',
  'MINUTES',
] as const;

export type DocumentKind = (typeof documentKinds)[number];

/** 行文方向. `CONGRESS`: to the people's congress; `PUBLIC`: to everybody. */
export type Direction = 'UPWARD' | 'LATERAL' | 'DOWNWARD' | 'PUBLIC' | 'CONGRESS';

/** `YEARLY`: 江建发〔2026〕86号; `SERIAL`: 第86号; `ISSUE`: 第86期; `NONE`: carries no number. */
export type NumberStyle = 'YEARLY' | 'SERIAL' | 'ISSUE' | 'NONE';

export interface DocumentKindFacts {
  readonly kind: DocumentKind;
  /** The word that ends the title: 通知. An order's title may also end in 令. */
  readonly words: string;
  readonly directions: readonly Direction[];
  /** 主送机关: `ONE` = exactly one in principle (Art. 15), `NONE` = public kinds and minutes. */
  readonly mainRecipients: 'NONE' | 'ONE' | 'MANY';
  readonly numberStyle: NumberStyle;
  /** 签发人 is printed on upward documents (Art. 9 item 6). */
  readonly printsSignatory: boolean;
  /** 附注 names a contact person and a telephone, as offices that are asked for something expect it. */
  readonly printsContact: boolean;
  /** Customary closing line; practice only, never a reason to refuse. */
  readonly closing?: string;
}

const row = (
  kind: DocumentKind,
  words: string,
  directions: readonly Direction[],
  mainRecipients: DocumentKindFacts['mainRecipients'],
  rest: Partial<Pick<DocumentKindFacts, 'numberStyle' | 'printsSignatory' | 'printsContact' | 'closing'>> = {},
): DocumentKindFacts => ({
  kind,
  words,
  directions,
  mainRecipients,
  numberStyle: rest.numberStyle ?? 'YEARLY',
  printsSignatory: rest.printsSignatory ?? false,
  printsContact: rest.printsContact ?? false,
  ...(rest.closing ? { closing: rest.closing } : {}),
});

const facts: readonly DocumentKindFacts[] = [
  row('RESOLUTION', '决议', ['DOWNWARD', 'PUBLIC'], 'NONE', { numberStyle: 'NONE' }),
  row('DECISION', '决定', ['DOWNWARD'], 'MANY'),
  row('ORDER', '命令', ['DOWNWARD', 'PUBLIC'], 'NONE', { numberStyle: 'SERIAL' }),
  row('COMMUNIQUE', '公报', ['PUBLIC'], 'NONE', { numberStyle: 'NONE' }),
  row('PROCLAMATION', '公告', ['PUBLIC'], 'NONE', { closing: '特此公告。' }),
  row('PUBLIC_NOTICE', '通告', ['PUBLIC'], 'NONE', { closing: '特此通告。' }),
  row('OPINION', '意见', ['UPWARD', 'LATERAL', 'DOWNWARD'], 'MANY'),
  row('NOTICE', '通知', ['DOWNWARD', 'LATERAL'], 'MANY', { closing: '请认真贯彻执行。' }),
  row('CIRCULAR', '通报', ['DOWNWARD'], 'MANY'),
  row('REPORT', '报告', ['UPWARD'], 'ONE', { printsSignatory: true, closing: '特此报告。' }),
  row('REQUEST', '请示', ['UPWARD'], 'ONE', { printsSignatory: true, printsContact: true, closing: '妥否，请批示。' }),
  row('REPLY', '批复', ['DOWNWARD'], 'MANY', { closing: '此复。' }),
  row('BILL', '议案', ['CONGRESS'], 'ONE', { closing: '请审议决定。' }),
  row('LETTER', '函', ['LATERAL'], 'MANY', { closing: '特此函复。' }),
  row('MINUTES', '纪要', ['DOWNWARD', 'LATERAL'], 'NONE', { numberStyle: 'ISSUE' }),
];

const byKind = Object.fromEntries(facts.map((f) => [f.kind, f])) as Readonly<Record<DocumentKind, DocumentKindFacts>>; // reason: the rows above name all 15, a test counts them

/** What the regulation says about one kind. */
export const kindFacts = (kind: DocumentKind): DocumentKindFacts => byKind[kind];

export const isDocumentKind = (value: string): value is DocumentKind =>
  (documentKinds as readonly string[]).includes(value);

/** Longest word first, so that 通报 is never read as 报 and 复函 ends in 函. */
const titleWords: readonly (readonly [string, DocumentKind])[] = [
  ...facts.map((f) => [f.words, f.kind] as const),
  ['令', 'ORDER'] as const,
].sort((a, b) => b[0].length - a[0].length);

/** The kind a title ends with (关于…的通知 → `NOTICE`); a final bracket such as （试行） is passed over. */
export function kindOfTitle(title: string): DocumentKind | undefined {
  const bare = title.replace(/\s/gu, '').replace(/（[^（）]*）$/u, '');
  return titleWords.find(([words]) => bare.endsWith(words))?.[1];
}
