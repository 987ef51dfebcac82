import { kindNamed } from '../kinds/index.ts';
import type { DocumentNode, FieldDefinition, OpinionBlock } from '../template.ts';
import type { GuessedDetail } from './detail-of-table.ts';
import { choicesOf, kindOfLabel } from './kind-of-label.ts';
import type { BoxWords, LabelWords, PlaceholderWords } from './words-of-cells.ts';

/** What has been found so far. */
export interface Found {
  readonly fields: FieldDefinition[];
  readonly opinionBlocks: OpinionBlock[];
  readonly remarks: string[];
  /** Every empty cell becomes a field of its own, also below a heading. */
  readonly singleFields: boolean;
  /** Of a table that stands on a paper already. */
  readonly paper?: PaperOfTable;
}

export interface PaperOfTable {
  /** A key that no field of the form has or had. */
  readonly newKey: () => string;
  /** What the cells held, by `RoughCell.source`: words keep their looks. */
  readonly contents: readonly (readonly DocumentNode[])[];
}

/** A place to fill in, with all that stands beside it. */
export interface OpenPlace {
  readonly label: LabelWords;
  readonly place: PlaceholderWords;
  readonly boxes?: BoxWords;
  /** Height of the place in lines of text. */
  readonly lines: number;
}

const mostListed = 8;
const listed: ReadonlySet<string> = new Set([
  'text',
  'date',
  'dateRange',
  'choice',
  'secrecy',
  'urgency',
  'dateTime',
  'serialNumber',
  'person',
  'section',
  'number',
  'amount',
]);

/** Adds the field or the opinion block that the words ask for; answers its node on the paper. */
export function addOpenPlace(found: Found, open: OpenPlace): DocumentNode {
  const label = `${open.label.label}${open.label.behind ?? ''}`;
  const kind = kindOfLabel(open.label, open.place, open.lines);
  if (kind === 'opinion') return addOpinions(found, label);
  // Of 密级 and 紧急程度 the house has its own values, which other rules go by.
  const boxes = kind.kind === 'secrecy' || kind.kind === 'urgency' ? undefined : open.boxes;
  const several = /多选|可选多项/.test(open.label.remark);
  const { default: usual, ...rest } = kind;
  const shape: Partial<FieldDefinition> = boxes
    ? { kind: several ? 'choices' : 'choice', choices: choicesOf(boxes.words) }
    : { ...rest, ...(usual ? { default: usual } : {}) };
  const field: FieldDefinition = {
    key: keyFor(found, kind),
    label: uniqueLabel(found, label),
    ...shape,
    kind: shape.kind ?? 'text',
    ...(open.label.starred ? { required: true } : {}),
  };
  const lists = listed.has(field.kind) && found.fields.filter((one) => one.listable).length < mostListed;
  found.fields.push(lists ? { ...field, listable: true } : field);
  return { type: 'formField', attrs: { key: field.key } };
}

/** The key that the house knows such a field by, where it is free; else the next number. */
function keyFor(found: Found, { kind }: Partial<FieldDefinition>): string {
  const known = kind && kindNamed(kind)?.key;
  return known && found.fields.every(({ key }) => key !== known) ? known : nextKey(found);
}

const nextKey = ({ fields, paper }: Found): string => paper?.newKey() ?? `field${fields.length + 1}`;

/** Adds a detail table. That the paper had room for so many rows does not mean that all must be filled. */
export function addDetail(found: Found, { label, columns, totals, rowCount }: GuessedDetail): DocumentNode {
  const field: FieldDefinition = {
    key: nextKey(found),
    kind: 'detailTable',
    label: uniqueLabel(found, label),
    columns,
    ...(totals.length > 0 ? { totals } : {}),
  };
  found.fields.push(field);
  found.remarks.push(
    `“${field.label}”：表头下面的 ${rowCount} 行空格合成了一张明细表，填的时候可以加行。${found.paper ? '不合适，请按“撤销”。' : '要一格一个字段，请按“撤销”。'}`,
  );
  return { type: 'detailTable', attrs: { key: field.key } };
}

function addOpinions(found: Found, label: string): DocumentNode {
  const key = found.paper?.newKey() ?? `opinion${found.opinionBlocks.length + 1}`;
  const order = /领导|批示|分管|主要/.test(label) ? 'rank' : 'timeAscending';
  found.opinionBlocks.push({ key, label: uniqueLabel(found, label), order, samePerson: 'last' });
  return { type: 'opinionBlock', attrs: { key } };
}

function uniqueLabel(found: Found, label: string): string {
  const taken = new Set([...found.fields, ...found.opinionBlocks].map((one) => one.label));
  if (!taken.has(label)) return label;
  let number = 2;
  while (taken.has(`${label}${number}`)) number += 1;
  return `${label}${number}`;
}

export const textNode = (text: string): DocumentNode => ({ type: 'text', text });

export const paragraph = (content: readonly DocumentNode[], textAlign = 'left'): DocumentNode => ({
  type: 'paragraph',
  attrs: { textAlign },
  content,
});

/** Words of a cell or a line; `\n` breaks it. */
export const lines = (text: string): readonly DocumentNode[] =>
  text
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [{ type: 'hardBreak' }] : []),
      ...(line === '' ? [] : [textNode(line)]),
    ]);

/** Places that stand as blocks of their own end the line they stand in. */
export function blocksOf(inlines: readonly DocumentNode[], textAlign = 'left'): readonly DocumentNode[] {
  const blocks: DocumentNode[] = [];
  let line: DocumentNode[] = [];
  const end = (): void => {
    if (line.length > 0) blocks.push(paragraph(line, textAlign));
    line = [];
  };
  for (const node of inlines) {
    if (node.type === 'opinionBlock') {
      end();
      blocks.push(node);
    } else line.push(node);
  }
  end();
  return blocks;
}
