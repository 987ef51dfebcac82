import type { FieldProblem } from '@gov/base';
import { arrangeOpinions } from './arrange-opinions.ts';
import type { CompiledForm } from './compiled-form.ts';
import { factsOf } from './data/check-complete.ts';
import type { FormData } from './data/form-data.ts';
import { isVisible } from './data/visible-data.ts';
import { fieldAlone } from './field-alone.ts';
import { kindOf } from './kinds/index.ts';
import type { FormOpinions } from './opinion.ts';
import { nameBeside, namesOne } from './paper/names-beside.ts';
import { type CellSide, unruledSides } from './paper/ruled-sides.ts';
import { frameOf, styleOf, verticalOf } from './paper/text-styles.ts';
import { type FieldPermissions, type FormViewer, permissionOf } from './permission.ts';
import { type FieldScene, renderDetail, renderField } from './render-field.ts';
import { renderLeftovers } from './render-leftovers.ts';
import type {
  OpinionPrints,
  RenderBlock,
  RenderCell,
  RenderInline,
  RenderOpinions,
  RenderTable,
  RenderTree,
  TextAlign,
} from './render-tree.ts';
import { liveForm } from './rules/live-form.ts';
import { shownOnPaper } from './rules/settle.ts';
import { landscapeOf, type Sheet, sheetsOf } from './several/sheets.ts';
import { columnShares, layoutTable, type PlacedCell } from './table-grid.ts';
import type { DocumentNode, FieldDefinition, OpinionBlock } from './template.ts';

export interface FormView {
  readonly permissions: FieldPermissions;
  readonly data: FormData;
  readonly opinions: FormOpinions;
  /** Takes the place of `{agency}` on paper. */
  readonly agencyName?: string;
  /** For what he wrote himself, and for rules that ask `today()`. */
  readonly viewer?: FormViewer;
  /** Sentences to show at their fields, from `checkComplete` or a refused edit. */
  readonly problems?: readonly FieldProblem[];
  /** 套表: keys of the forms that are shown, in this order (`main` = the main form); all of them when absent. */
  readonly forms?: readonly string[];
}

interface Scene extends FormView, FieldScene {
  readonly viewer: FormViewer;
}

interface CellScene extends Scene {
  /** Text of the header cell beside the field. */
  readonly label: string;
  /** Names of the fields in the cell. */
  readonly labels: readonly string[];
  /** What stands in plain cells at the left of the field and above it. */
  readonly beside: readonly string[];
}

/** The paper of one matter as one person may see it at one step, as plain data. */
export function renderTree(form: CompiledForm, view: FormView): RenderTree {
  const viewer = view.viewer ?? {};
  const scene: CellScene = {
    ...view,
    form,
    viewer,
    ruled: shownOnPaper(form, view.data, viewer.today),
    facts: factsOf(form, view.data, viewer.today),
    label: '',
    labels: [],
    beside: [],
  };
  const blocks = sheetsOf(form.template, view.forms).flatMap((sheet) => renderSheet(sheet, scene));
  const live = liveForm(form, view.permissions, viewer);
  return {
    name: form.template.name,
    blocks: [...blocks, ...renderLeftovers(form, scene)],
    ...landscapeOf(form.template.document),
    ...(live ? { live } : {}),
  };
}

function renderSheet({ document, marker, taken }: Sheet, scene: CellScene): readonly RenderBlock[] {
  const own = taken ? { ...scene, taken } : scene;
  const nodes = document.content ?? [];
  const blocks = nodes.flatMap((node, at) => renderBlock(node, own).map((block) => namedAlone(block, nodes[at - 1])));
  return marker ? [marker, ...blocks] : blocks;
}

/**
 * A field that is read on a line of its own outside the tables says its name there, as no cell and no words beside it do. Not
 * where it is set in the middle or on the right, as titles and days are, nor below words that name it.
 */
function namedAlone(block: RenderBlock, above: DocumentNode | undefined): RenderBlock {
  if (block.kind !== 'paragraph' || block.align !== 'left') return block;
  const said = block.content.filter((inline) => inline.kind !== 'text' || inline.text.trim() !== '');
  const [only] = said;
  if (said.length !== 1 || only?.kind !== 'field') return block;
  if (only.fieldKind === 'explanation') return block;
  const words = above?.type === 'table' ? '' : plainText(above ?? { type: 'text' });
  if (nameBeside(words, only.label)) return block;
  return { ...block, content: [{ ...only, alone: true }] };
}

function renderBlock(node: DocumentNode, scene: CellScene): readonly RenderBlock[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', level: levelOf(node), content: renderInlines(node, scene) }];
    case 'paragraph': {
      const table = detailAlone(node, scene);
      if (table) return [table];
      return [{ kind: 'paragraph', align: alignOf(node), content: renderInlines(node, scene) }];
    }
    case 'table':
      return [renderTable(node, scene)];
    case 'redLine':
      return [{ kind: 'redLine' }];
    case 'opinionBlock':
      return renderOpinions(node, scene);
    case 'detailTable': {
      const field = fieldAt(node, scene);
      return field ? [renderDetail(field, scene)] : [];
    }
    default:
      return [];
  }
}

const levelOf = (node: DocumentNode): number => (typeof node.attrs?.level === 'number' ? node.attrs.level : 1);
const alignOf = (node: DocumentNode): TextAlign => {
  const align = node.attrs?.textAlign;
  return align === 'center' || align === 'right' ? align : 'left';
};

function renderTable(node: DocumentNode, scene: Scene): RenderTable {
  const grid = layoutTable(node);
  const headers = grid.rows.flat().filter((cell) => cell.node.type === 'tableHeader');
  const plain = grid.rows.flat().filter((cell) => cell.node.type !== 'tableHeader' && isWords(cell.node));
  const unruled = unruledSides(grid);
  const rows = grid.rows.map((row, index) => ({
    minLines: minLinesOf(node.content?.[index]),
    cells: row.map((cell) => withoutLines(renderCell(cell, { headers, plain }, scene), unruled.get(cell))),
  }));
  const frame = frameOf(node.attrs?.frame);
  return { kind: 'table', ...(frame ? { frame } : {}), columns: columnShares(grid), rows };
}

const withoutLines = (cell: RenderCell, unruled: readonly CellSide[] | undefined): RenderCell =>
  unruled ? { ...cell, unruled } : cell;

const minLinesOf = (row: DocumentNode | undefined): number =>
  typeof row?.attrs?.minLines === 'number' && row.attrs.minLines >= 1 ? Math.min(row.attrs.minLines, 40) : 1;

interface NamingCells {
  readonly headers: readonly PlacedCell[];
  /** Cells with nothing but words in them, that may be meant as headings. */
  readonly plain: readonly PlacedCell[];
}

function renderCell(cell: PlacedCell, { headers, plain }: NamingCells, scene: Scene): RenderCell {
  const header = cell.node.type === 'tableHeader';
  const label = header ? '' : headerText(cell, headers);
  const beside = [leftOf(cell, plain), above(cell, plain)].flatMap((one) => (one ? [plainText(one.node)] : []));
  const inner: CellScene = { ...scene, label, labels: labelsIn(cell.node, scene), beside };
  const content = (cell.node.content ?? []).flatMap((node) => renderBlock(node, inner));
  const { row, column, colspan, rowspan } = cell;
  const vertical = verticalOf(cell.node.attrs?.vertical);
  return { header, row, column, colspan, rowspan, ...(vertical ? { vertical } : {}), label, content };
}

/** Header directly left; else the nearest header above in the same column. */
function headerText(cell: PlacedCell, headers: readonly PlacedCell[]): string {
  const found = leftOf(cell, headers) ?? above(cell, headers);
  return found ? plainText(found.node).replace(/\s/g, '') : '';
}

const leftOf = (cell: PlacedCell, among: readonly PlacedCell[]): PlacedCell | undefined =>
  among.find(
    (other) =>
      other.column + other.colspan === cell.column && other.row <= cell.row && cell.row < other.row + other.rowspan,
  );

const above = (cell: PlacedCell, among: readonly PlacedCell[]): PlacedCell | undefined =>
  among
    .filter(
      (other) => other.row < cell.row && other.column <= cell.column && cell.column < other.column + other.colspan,
    )
    .at(-1);

const plainText = (node: DocumentNode): string => node.text ?? (node.content ?? []).map(plainText).join('');
const labelsIn = ({ type, attrs, content = [] }: DocumentNode, scene: Scene): readonly string[] =>
  type === 'formField'
    ? [scene.form.fields.get(String(attrs?.key))?.label ?? '']
    : content.flatMap((child) => labelsIn(child, scene));

/** Words and nothing that is filled in. */
const isWords = (node: DocumentNode): boolean =>
  ['formField', 'opinionBlock', 'detailTable'].includes(node.type) ? false : (node.content ?? []).every(isWords);

function renderInlines(node: DocumentNode, scene: CellScene): readonly RenderInline[] {
  const content = node.content ?? [];
  return content.flatMap((child, at): readonly RenderInline[] => {
    if (child.type === 'hardBreak') return [{ kind: 'lineBreak' }];
    if (child.type === 'text') return [renderText(child, scene)];
    const field = fieldAt(child, scene);
    return field
      ? [{ ...renderField(field, scene), labelInHeader: isNamed(field, scene, wordsBefore(content, at)) }]
      : [];
  });
}

/** A detail table that stands in a line of its own. */
function detailAlone(line: DocumentNode, scene: Scene): RenderBlock | undefined {
  const alone = fieldAlone(line);
  const field = alone && fieldAt(alone, scene);
  return field && kindOf(field).block ? renderDetail(field, scene) : undefined;
}

/** The field a node stands for, if anything of it may be seen. */
function fieldAt({ attrs }: DocumentNode, { form, permissions }: Scene): FieldDefinition | undefined {
  const field = typeof attrs?.key === 'string' ? form.fields.get(attrs.key) : undefined;
  return field && isVisible(field, permissions) ? field : undefined;
}

/** What is written between a field and whatever stands before it on its line. */
function wordsBefore(content: readonly DocumentNode[], at: number): string {
  const from = content.slice(0, at).findLastIndex(({ type }) => type !== 'text');
  return content
    .slice(from + 1, at)
    .map(plainText)
    .join('');
}

/** Its header cell is there for it alone, or what stands beside it says its name. */
const isNamed = (field: FieldDefinition, { label, labels, beside }: CellScene, before: string): boolean =>
  (label !== '' && labels.length === 1) ||
  nameBeside(before, field.label) ||
  [label, ...beside].some((words) => namesOne(words, field.label, labels));

function renderText(node: DocumentNode, scene: Scene): RenderInline {
  const style = styleOf(node.marks);
  return {
    kind: 'text',
    text: (node.text ?? '').replaceAll('{agency}', scene.agencyName ?? ''),
    bold: (node.marks ?? []).some((mark) => mark.type === 'bold'),
    ...(style ? { style } : {}),
  };
}

function renderOpinions(node: DocumentNode, scene: Scene): readonly RenderOpinions[] {
  const block = typeof node.attrs?.key === 'string' ? scene.form.blocks.get(node.attrs.key) : undefined;
  if (!block || permissionOf(scene.permissions, block.key) === 'hidden') return [];
  const waiting = (scene.opinions.waiting ?? []).filter((one) => one.block === block.key);
  return [
    {
      kind: 'opinions',
      key: block.key,
      label: block.label,
      order: block.order,
      entries: arrangeOpinions(block, scene.opinions.entries),
      waiting: waiting.map((one) => one.sentence),
      mine: scene.opinions.mine === block.key,
      ...(block.defaultText ? { defaultText: block.defaultText } : {}),
      ...printsOf(block),
    },
  ];
}

function printsOf({ printName, printDate, printPen }: OpinionBlock): { readonly prints?: OpinionPrints } {
  const prints: OpinionPrints = {
    ...(printName === false ? { printName } : {}),
    ...(printDate && printDate !== 'date' ? { printDate } : {}),
    ...(printPen === false ? { printPen } : {}),
  };
  return Object.keys(prints).length > 0 ? { prints } : {};
}
