import type { DocumentNode, FieldDefinition, OpinionBlock } from '../template.ts';
import { choicesOf, kindOfLabel } from './kind-of-label.ts';
import type { BoxWords, LabelWords, PlaceholderWords } from './words-of-cells.ts';

/** What has been found so far. */
export interface Found {
  readonly fields: FieldDefinition[];
  readonly opinionBlocks: OpinionBlock[];
  readonly remarks: string[];
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
  const key = `field${found.fields.length + 1}`;
  const several = open.boxes && /多选|可选多项/.test(open.label.remark);
  const boxed: Partial<FieldDefinition> = open.boxes
    ? { kind: several ? 'choices' : 'choice', choices: choicesOf(open.boxes.words) }
    : {};
  const { default: usual, ...rest } = kind;
  const field: FieldDefinition = {
    key,
    label: uniqueLabel(found, label),
    ...(open.boxes ? {} : { ...rest, ...(usual ? { default: usual } : {}) }),
    kind: 'text',
    ...(open.boxes ? boxed : kind.kind ? { kind: kind.kind } : {}),
    ...(open.label.starred ? { required: true } : {}),
  };
  const lists = listed.has(field.kind) && found.fields.filter((one) => one.listable).length < mostListed;
  found.fields.push(lists ? { ...field, listable: true } : field);
  return { type: 'formField', attrs: { key } };
}

function addOpinions(found: Found, label: string): DocumentNode {
  const key = `opinion${found.opinionBlocks.length + 1}`;
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
