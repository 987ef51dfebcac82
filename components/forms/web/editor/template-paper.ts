import type { JsonValue } from '@gov/base';
import type { DocumentNode, FieldDefinition, FormTemplate, OpinionBlock } from '@gov/forms';
import type { JSONContent } from '@tiptap/core';
import { fittedTable } from './fit-tables.ts';
import type { BlockNode, FieldNode, PaperAttributes } from './paper-schema.ts';
import { pieceNames } from './piece-names.ts';

/** A template as the editor holds it: the definitions stand where the pieces stand. */
export function paperOf(template: FormTemplate): JSONContent {
  const fields = new Map(template.fields.map((field) => [field.key, field]));
  const blocks = new Map(template.opinionBlocks.map((block) => [block.key, block]));
  const placed = new Set<string>();
  const content = (template.document.content ?? []).flatMap((node) =>
    withDefinitions(node, { fields, blocks, placed }),
  );
  // a block that stands nowhere would be lost: it goes below everything else
  const lost = template.opinionBlocks.filter(({ key }) => !placed.has(key)).map(blockNode);
  const attrs: PaperAttributes = {
    name: template.name,
    offPaper: template.fields.filter(({ key }) => !placed.has(key)),
    order: [...template.fields, ...template.opinionBlocks].map(({ key }) => key),
    dictionaries: template.dictionaries ?? null,
    rules: template.rules ?? null,
    landscape: template.document.attrs?.landscape === true,
  };
  const whole = [...content, ...lost];
  return { type: 'doc', attrs: { ...attrs }, content: whole.length > 0 ? whole : [{ type: 'paragraph' }] };
}

interface Definitions {
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly blocks: ReadonlyMap<string, OpinionBlock>;
  readonly placed: Set<string>;
}

const blockNode = (block: OpinionBlock): JSONContent => ({ type: 'opinionBlock', attrs: { key: block.key, block } });

/** A piece without a definition, and one that stands twice, is left out. */
function withDefinitions(node: DocumentNode, known: Definitions): readonly JSONContent[] {
  const { type, attrs, content, text } = node;
  if (text !== undefined) return withAgencyName(node, text);
  if (pieceNames.has(type)) {
    const key = String(attrs?.key);
    const field = type === 'opinionBlock' ? undefined : known.fields.get(key);
    const block = type === 'opinionBlock' ? known.blocks.get(key) : undefined;
    if (known.placed.has(key) || !(field || block)) return [];
    known.placed.add(key);
    return [field ? { type, attrs: { key, field } } : { type, attrs: { key, block } }];
  }
  const inner = content?.flatMap((child) => withDefinitions(child, known));
  const made = { type, ...(attrs ? { attrs: { ...attrs } } : {}), ...(inner ? { content: inner } : {}) };
  return [type === 'table' ? fittedTable(made) : made];
}

const agency = '{agency}';
const withMarks = ({ marks }: Pick<JSONContent, 'marks'> | Pick<DocumentNode, 'marks'>) =>
  marks && marks.length > 0 ? { marks: marks.map(({ type, attrs }) => ({ type, ...(attrs ? { attrs } : {}) })) } : {};

/** The agency's name is one piece in the editor, so that nobody has to know how it is written. */
const withAgencyName = (node: DocumentNode, text: string): readonly JSONContent[] =>
  text
    .split(/(\{agency\})/)
    .filter((part) => part !== '')
    .map((part) =>
      part === agency ? { type: 'agencyName', ...withMarks(node) } : { type: 'text', text: part, ...withMarks(node) },
    );

/** Texts beside each other with the same marks are one text. */
function joined(nodes: readonly DocumentNode[]): readonly DocumentNode[] {
  const out: DocumentNode[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    const alike = last?.text !== undefined && node.text !== undefined && sameMarks(last, node);
    if (alike) out[out.length - 1] = { ...last, text: last.text + node.text };
    else out.push(node);
  }
  return out;
}

const sameMarks = (a: DocumentNode, b: DocumentNode): boolean => JSON.stringify(a.marks) === JSON.stringify(b.marks);

/** What the editor holds, as a template. Attributes that say nothing are left out, so the same paper is the same JSON. */
export function templateOf(paper: JSONContent): FormTemplate {
  const { name, offPaper, order, dictionaries, rules, landscape } = paper.attrs as PaperAttributes; // reason: the paper's own attributes
  const fields = new Map(offPaper.map((field) => [field.key, field]));
  const blocks = new Map<string, OpinionBlock>();
  const content = withoutTypingLine(paper.content ?? []).map((node) => plainNode(node, fields, blocks));
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const sorted = <T extends { readonly key: string }>(all: ReadonlyMap<string, T>): readonly T[] =>
    [...all.values()].sort((a, b) => place(a.key) - place(b.key));
  return {
    name,
    document: { type: 'doc', ...(landscape ? { attrs: { landscape } } : {}), content },
    fields: sorted(fields),
    opinionBlocks: sorted(blocks),
    ...(dictionaries && dictionaries.length > 0 ? { dictionaries } : {}),
    ...(rules && rules.length > 0 ? { rules } : {}),
  };
}

/** The empty line that the editor keeps below a table for typing on. */
function withoutTypingLine(content: readonly JSONContent[]): readonly JSONContent[] {
  const last = content.at(-1);
  const before = content.at(-2)?.type ?? '';
  const isTypingLine =
    last?.type === 'paragraph' && !last.content && ['table', 'opinionBlock', 'redLine'].includes(before);
  return isTypingLine ? content.slice(0, -1) : content;
}

const attributes: Readonly<Record<string, readonly string[]>> = {
  heading: ['level', 'textAlign'],
  paragraph: ['textAlign'],
  tableRow: ['minLines'],
  table: ['frame'],
  tableCell: ['colspan', 'rowspan', 'colwidth', 'unruled', 'vertical'],
  tableHeader: ['colspan', 'rowspan', 'colwidth', 'unruled', 'vertical'],
  formField: ['key'],
  detailTable: ['key'],
  opinionBlock: ['key'],
};

function plainNode(
  { type = '', attrs = {}, content, text, marks }: JSONContent,
  fields: Map<string, FieldDefinition>,
  blocks: Map<string, OpinionBlock>,
): DocumentNode {
  if (type === 'agencyName') return { type: 'text', text: agency, ...withMarks({ marks: marks ?? [] }) };
  const { key = '', field, block } = attrs as Partial<FieldNode & BlockNode>; // reason: only pieces have them
  if (field) fields.set(key, { ...field, key });
  if (block) blocks.set(key, { ...block, key });
  const told = (attributes[type] ?? []).flatMap((name): readonly (readonly [string, JsonValue])[] => {
    const value: JsonValue | undefined = attrs[name];
    return value === undefined || value === null ? [] : [[name, value]];
  });
  return {
    type,
    ...(told.length > 0 ? { attrs: Object.fromEntries(told) } : {}),
    ...(content ? { content: joined(content.map((child) => plainNode(child, fields, blocks))) } : {}),
    ...(text === undefined ? {} : { text }),
    ...withMarks({ marks: marks ?? [] }),
  };
}
