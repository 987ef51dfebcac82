import { parseSync } from 'oxc-parser';
import type { SourceFile } from './source-tree.ts';

export interface ImportOf {
  readonly specifier: string;
  readonly offset: number;
  /** Vanishes at run time: `import type`, `export type`, `import('x').T`. Counted all the same. */
  readonly typeOnly: boolean;
}

export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export interface SourceModule extends SourceFile {
  readonly imports: readonly ImportOf[];
  readonly nodes: readonly SyntaxNode[];
  /** What the parser could not read, or an import whose target is computed. */
  readonly unreadable: readonly { readonly offset: number; readonly why: string }[];
}

/** Parses one file and lists every way in which it names another module. */
export function readModule(file: SourceFile): SourceModule {
  const parsed = parseSync(file.path, file.text);
  const nodes = [...nodesBelow(parsed.program)];
  const imports: ImportOf[] = [];
  const unreadable = parsed.errors.map((error) => ({ offset: error.labels[0]?.start ?? 0, why: error.message }));
  for (const node of nodes) {
    const found = importOf(node);
    if (found === 'computed') unreadable.push({ offset: node.start, why: 'the target of an import is computed' });
    else if (found) imports.push(found);
  }
  return { ...file, imports, nodes, unreadable };
}

export const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

function* nodesBelow(value: unknown): Generator<SyntaxNode> {
  if (Array.isArray(value)) {
    for (const each of value) yield* nodesBelow(each);
    return;
  }
  if (!isNode(value)) return;
  yield value;
  for (const child of Object.values(value)) if (typeof child === 'object') yield* nodesBelow(child);
}

function importOf(node: SyntaxNode): ImportOf | 'computed' | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return literalImport(node, node.source, node.importKind === 'type' || allSpecifiersAreTypes(node));
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return node.source ? literalImport(node, node.source, node.exportKind === 'type') : undefined;
    case 'ImportExpression':
      return literalImport(node, node.source, false);
    case 'TSImportType':
      return literalImport(node, node.source ?? node.argument, true);
    case 'CallExpression':
      return nameOf(node.callee) === 'require' ? literalImport(node, firstOf(node.arguments), false) : undefined;
    default:
      return undefined;
  }
}

function allSpecifiersAreTypes(node: SyntaxNode): boolean {
  const specifiers = Array.isArray(node.specifiers) ? node.specifiers : [];
  return specifiers.length > 0 && specifiers.every((each) => isNode(each) && each.importKind === 'type');
}

function literalImport(node: SyntaxNode, source: unknown, typeOnly: boolean): ImportOf | 'computed' {
  const literal = isNode(source) && source.type === 'TSLiteralType' ? source.literal : source;
  if (isNode(literal) && literal.type === 'Literal' && typeof literal.value === 'string') {
    return { specifier: literal.value, offset: node.start, typeOnly };
  }
  return 'computed';
}

const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : undefined);

/** Name of an identifier, `globalThis.x` counted as `x`. */
export function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Identifier' && typeof node.name === 'string') return node.name;
  if (node.type === 'MemberExpression' && nameOf(node.object) === 'globalThis') return nameOf(node.property);
  return undefined;
}
