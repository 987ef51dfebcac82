import { type FieldDefinition, type FormTemplate, frameOf, type OpinionBlock, unruledOf, verticalOf } from '@gov/forms';
import { type AnyExtension, Extension, Node } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { StarterKit } from '@tiptap/starter-kit';
import { textLooks } from '../looks/text-looks.ts';
import { cursorFirst } from './cursor-first.ts';
import { fitTables } from './fit-tables.ts';
import { keepKeys } from './keep-keys.ts';
import { pastedTables } from './pasted-tables.ts';
import { problemMarks } from './problem-marks.ts';

/** What stands on paper in the place of a field: its definition travels with it, so that 撤销 brings both back. */
export interface FieldNode {
  readonly key: string;
  readonly field: FieldDefinition;
}
export interface BlockNode {
  readonly key: string;
  readonly block: OpinionBlock;
}

/** What a form has besides what stands on paper. */
export interface PaperAttributes {
  readonly name: string;
  /** Fields that do not stand on paper: hidden values, the body, and what was taken off. */
  readonly offPaper: readonly FieldDefinition[];
  /** Keys in the order in which the form lists its fields. */
  readonly order: readonly string[];
  readonly dictionaries: FormTemplate['dictionaries'] | null;
  readonly rules: FormTemplate['rules'] | null;
  /** Printed across A4. */
  readonly landscape: boolean;
}

const Paper = Node.create({
  name: 'doc',
  topNode: true,
  content: 'block+',
  addAttributes: () => ({
    name: { default: '' },
    offPaper: { default: [] },
    order: { default: [] },
    dictionaries: { default: null },
    rules: { default: null },
    landscape: { default: false },
  }),
});

const FormField = Node.create({
  name: 'formField',
  group: 'inline',
  inline: true,
  atom: true,
  draggable: true,
  addAttributes: () => ({
    key: { default: '', rendered: false },
    field: { default: null, rendered: false },
  }),
  parseHTML: () => [{ tag: 'span[data-form-field]', getAttrs: (span) => carried(span, 'data-form-field', 'field') }],
  renderHTML: ({ node }) => {
    const { field } = node.attrs as FieldNode; // reason: the attributes are written here only
    const marks = [
      ...(field.required ? [['small', { class: 'must' }, '必填']] : []),
      ...(field.hint ? [['small', {}, shortened(field.hint)]] : []),
    ];
    return [
      'span',
      { class: 'paper-field', 'data-form-field': written(field) },
      ['b', {}, field.label || '没有名称'],
      ...marks,
    ];
  },
});

/** 明细表: its columns as they will be printed. */
const DetailTable = Node.create({
  name: 'detailTable',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    key: { default: '', rendered: false },
    field: { default: null, rendered: false },
  }),
  parseHTML: () => [{ tag: 'div[data-detail-table]', getAttrs: (div) => carried(div, 'data-detail-table', 'field') }],
  renderHTML: ({ node }) => {
    const { field } = node.attrs as FieldNode; // reason: as above
    const columns = (field.columns ?? []).map(({ label }) => ['span', {}, label]);
    return [
      'div',
      { class: 'paper-detail', 'data-detail-table': written(field) },
      ['b', {}, `明细表：${field.label || '没有名称'}`],
      ['p', { class: 'columns' }, ...columns],
    ];
  },
});

const OpinionBlockNode = Node.create({
  name: 'opinionBlock',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    key: { default: '', rendered: false },
    block: { default: null, rendered: false },
  }),
  parseHTML: () => [{ tag: 'div[data-opinion-block]', getAttrs: (div) => carried(div, 'data-opinion-block', 'block') }],
  renderHTML: ({ node }) => {
    const { block } = node.attrs as BlockNode; // reason: as above
    return [
      'div',
      { class: 'paper-opinions', 'data-opinion-block': written(block) },
      ['b', {}, `意见栏：${block.label || '没有名称'}`],
      ['p', { class: 'sample' }, ['span', {}, block.defaultText ?? '（意见）'], ['i', {}, signedSample(block)]],
    ];
  },
});

/** What will stand below an opinion: `姓名　年　月　日　时分`. */
const signedSample = ({ printName, printDate = 'date' }: OpinionBlock): string =>
  [
    ...(printName === false ? [] : ['姓名']),
    ...(printDate === 'none' ? [] : ['年　月　日']),
    ...(printDate === 'dateTime' ? ['时分'] : []),
  ].join('　');

/** `{agency}` of a template: where it stands, the agency's own name is printed. */
const AgencyName = Node.create({
  name: 'agencyName',
  group: 'inline',
  inline: true,
  atom: true,
  parseHTML: () => [{ tag: 'span[data-agency-name]' }],
  renderHTML: () => ['span', { class: 'paper-agency', 'data-agency-name': '' }, '本单位名称'],
});

const shortened = (text: string): string => (text.length > 12 ? `${text.slice(0, 12)}…` : text);

/** As JSON without angle brackets: older browsers leave them as they are in attributes, and what cleans pasted HTML stumbles over them. */
const written = (definition: FieldDefinition | OpinionBlock): string =>
  JSON.stringify(definition).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');

/** A piece copied inside the designer; anything that does not read as one is left out. */
function carried(element: HTMLElement, attribute: string, member: 'field' | 'block') {
  try {
    const value: unknown = JSON.parse(element.getAttribute(attribute) ?? '');
    if (typeof value !== 'object' || value === null || !('key' in value) || !('label' in value)) return false;
    return { key: String(value.key), [member]: value };
  } catch {
    return false;
  }
}

const Alignment = Extension.create({
  name: 'alignment',
  addGlobalAttributes: () => [
    {
      types: ['paragraph', 'heading'],
      attributes: {
        textAlign: {
          default: null,
          parseHTML: (element) => alignOf(element.getAttribute('align')),
          renderHTML: ({ textAlign }) =>
            textAlign ? { class: `is-${String(textAlign)}`, align: String(textAlign) } : {},
        },
      },
    },
  ],
});
const alignOf = (text: string | null): string | null =>
  text === 'left' || text === 'center' || text === 'right' ? text : null;

/** Sides at which a cell has no line, and where its content stands in its height. */
const cellLooks = {
  vertical: {
    default: null,
    parseHTML: (cell: HTMLElement) => verticalOf(cell.getAttribute('data-vertical') ?? '') ?? null,
    renderHTML: ({ vertical }: Record<string, unknown>) => (vertical ? { 'data-vertical': String(vertical) } : {}),
  },
  unruled: {
    default: null,
    parseHTML: (cell: HTMLElement) => {
      const sides = unruledOf((cell.getAttribute('data-unruled') ?? '').split(' '));
      return sides.length > 0 ? sides : null;
    },
    renderHTML: ({ unruled }: Record<string, unknown>) =>
      Array.isArray(unruled) ? { 'data-unruled': unruled.join(' ') } : {},
  },
};

/** 文头线. */
const RedLine = Node.create({
  name: 'redLine',
  group: 'block',
  atom: true,
  draggable: true,
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: () => ['hr', { class: 'gov-form-red-line' }],
});

/** Its outer line may be thin or thick. */
const PaperTable = Table.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      frame: {
        default: null,
        parseHTML: (table) => frameOf(table.getAttribute('data-frame') ?? '') ?? null,
        renderHTML: ({ frame }) => (frame ? { 'data-frame': String(frame) } : {}),
      },
    };
  },
});

/** Rows have a least height in lines of text. */
const Row = TableRow.extend({
  addAttributes: () => ({
    minLines: {
      default: null,
      parseHTML: (row) => Number(row.getAttribute('data-min-lines')) || null,
      renderHTML: ({ minLines }) =>
        minLines ? { 'data-min-lines': String(minLines), style: `--gov-x-form-lines: ${Number(minLines)}` } : {},
    },
  }),
});

/** Exactly what a form's paper may have; what is not listed here cannot be typed, pasted or undone into it. */
export const paperExtensions = (keptKeys: readonly string[] = []): readonly AnyExtension[] => [
  Paper,
  StarterKit.configure({
    document: false,
    heading: { levels: [1, 2] },
    trailingNode: { node: 'paragraph', notAfter: ['paragraph', 'heading'] },
    blockquote: false,
    bulletList: false,
    orderedList: false,
    listItem: false,
    listKeymap: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    italic: false,
    strike: false,
    link: false,
  }),
  Alignment,
  AgencyName,
  FormField,
  DetailTable,
  OpinionBlockNode,
  RedLine,
  ...textLooks,
  PaperTable.configure({ resizable: true, cellMinWidth: 30, HTMLAttributes: { class: 'gov-form-table' } }),
  Row,
  TableCell.extend({
    content: '(paragraph | heading | opinionBlock | detailTable)+',
    addAttributes() {
      return { ...this.parent?.(), ...cellLooks };
    },
  }),
  TableHeader.extend({
    content: '(paragraph | heading)+',
    addAttributes() {
      return { ...this.parent?.(), ...cellLooks };
    },
  }),
  cursorFirst,
  fitTables,
  keepKeys(keptKeys),
  pastedTables,
  problemMarks,
];
