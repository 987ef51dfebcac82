import type { FieldProblem } from '@gov/base';
import { fieldAlone } from './field-alone.ts';
import { kindNamed } from './kinds/index.ts';
import { layoutTable } from './table-grid.ts';
import type { DocumentNode, FormTemplate } from './template.ts';

/** Which nodes may stand in which; anything else is refused. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  doc: ['heading', 'paragraph', 'table', 'opinionBlock', 'detailTable', 'redLine'],
  table: ['tableRow'],
  tableRow: ['tableCell', 'tableHeader'],
  tableCell: ['paragraph', 'heading', 'opinionBlock', 'detailTable'],
  tableHeader: ['paragraph', 'heading'],
  redLine: [],
  paragraph: ['text', 'hardBreak', 'formField'],
  heading: ['text', 'hardBreak', 'formField'],
};

const maximumNodes = 5000;

interface Walk {
  readonly lines: ReadonlySet<string>;
  readonly tables: ReadonlySet<string>;
  readonly blocks: ReadonlySet<string>;
  seen: Set<string>;
  readonly problems: FieldProblem[];
  nodes: number;
}

/** Problems of the paper: unknown nodes, broken tables, fields and blocks that do not exist or stand twice. */
export function checkDocument(template: FormTemplate): readonly FieldProblem[] {
  const walk: Walk = {
    lines: keysOf(template.fields.filter(({ kind }) => !kindNamed(kind)?.block)),
    tables: keysOf(template.fields.filter(({ kind }) => kindNamed(kind)?.block)),
    blocks: keysOf(template.opinionBlocks),
    seen: new Set(),
    problems: [],
    nodes: 0,
  };
  if (template.document.type !== 'doc') return [{ path: 'document', message: '纸面内容不完整，请重新打开设计页' }];
  const placed = new Set<string>();
  // what is taken over from the main form stands on more than one paper, on each of them once
  for (const { document } of [template, ...(template.parts ?? [])]) {
    walk.seen = new Set();
    visit(document, walk);
    for (const key of walk.seen) placed.add(key);
  }
  for (const block of template.opinionBlocks) {
    if (!placed.has(block.key)) complain(walk, block.key, `意见栏“${block.label}”还没有放到纸面上`);
  }
  return walk.problems;
}

const keysOf = (all: readonly { readonly key: string }[]): ReadonlySet<string> => new Set(all.map(({ key }) => key));

const complain = (walk: Walk, path: string, message: string): void => {
  walk.problems.push({ path, message });
};

function visit(node: DocumentNode, walk: Walk): void {
  walk.nodes += 1;
  if (walk.nodes === maximumNodes) complain(walk, 'document', '纸面内容太多，请拆成几张表单');
  if (walk.nodes >= maximumNodes) return;
  if (node.type === 'table') for (const problem of layoutTable(node).problems) complain(walk, 'document', problem);
  if (node.type === 'formField' && !isTable(node, walk)) placed(node, walk.lines, walk, '字段');
  if (node.type === 'detailTable') placed(node, walk.tables, walk, '明细表');
  if (node.type === 'opinionBlock') placed(node, walk.blocks, walk, '意见栏');
  if (node.type === 'paragraph') for (const table of tablesIn(node, walk)) placed(table, walk.tables, walk, '明细表');
  const inside = allowed[node.type] ?? [];
  for (const child of node.content ?? []) {
    if (inside.includes(child.type)) visit(child, walk);
    else complain(walk, 'document', '纸面上有不支持的内容，请删掉后重新放');
  }
}

const isTable = ({ attrs }: DocumentNode, { tables }: Walk): boolean =>
  typeof attrs?.key === 'string' && tables.has(attrs.key);

/** Detail tables that stand as a field in a line: each must have the line for itself. */
function tablesIn(line: DocumentNode, walk: Walk): readonly DocumentNode[] {
  const content = line.content ?? [];
  const tables = content.filter((node) => node.type === 'formField' && isTable(node, walk));
  if (tables.length > 0 && fieldAlone(line) === undefined)
    complain(walk, 'document', '明细表要单独占一行，请把同一行的字和字段移开');
  return tables;
}

function placed(node: DocumentNode, known: ReadonlySet<string>, walk: Walk, what: string): void {
  const key = node.attrs?.key;
  if (typeof key !== 'string' || !known.has(key)) {
    complain(walk, 'document', `纸面上有一个${what}已经不存在，请删掉`);
    return;
  }
  if (walk.seen.has(key)) complain(walk, key, `同一个${what}在纸面上放了两次`);
  walk.seen.add(key);
}
