import { ok, type Result, reject } from '@gov/base';
import { parser } from 'lezer-feel';
import { convertNode } from './convert.ts';
import type { ExpressionNode } from './node.ts';
import type { SyntaxTreeNode } from './syntax-tree.ts';

/** A parsed and checked condition or formula; compile once, evaluate often. */
export interface Expression {
  readonly source: string;
  readonly node: ExpressionNode;
  /** Names of facts it asks for, each once, in order of appearance. */
  readonly variables: readonly string[];
}

/** Longest source in characters. */
export const maximumSourceLength = 2000;

const feel = parser.configure({ top: 'Expression' });

// `between` is a keyword, so the parser would never see the function `days between(…)`; positions stay the same.
const joinFunctionName = (source: string): string =>
  source.replace(/"(?:\\.|[^"\\])*"|\bdays between(?=\s*\()/g, (part) =>
    part.startsWith('"') ? part : 'days_between',
  );

/**
 * Parses FEEL source. Rejections: `expression.empty`, `expression.too-long`, `expression.syntax` {position, near},
 * `expression.unsupported` {construct}, `expression.unknown-function` {name}, `expression.argument-count` {name},
 * `expression.too-deep`, `expression.forbidden-name` {name}.
 */
export function compileExpression(written: string): Result<Expression> {
  const source = joinFunctionName(written);
  if (source.trim() === '') return reject('expression.empty');
  if (source.length > maximumSourceLength) return reject('expression.too-long', { maximum: maximumSourceLength });
  const top: SyntaxTreeNode = feel.parse(source).topNode;
  const broken = firstError(top);
  if (broken)
    return reject('expression.syntax', { position: broken.from, near: source.slice(broken.from, broken.from + 12) });
  const variables = new Set<string>();
  const node = convertNode(top, { source, variables, depth: 0, convert: convertNode });
  return node.ok ? ok({ source: written, node: node.value, variables: [...variables] }) : node;
}

function firstError(top: SyntaxTreeNode): SyntaxTreeNode | undefined {
  const open: SyntaxTreeNode[] = [top];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type.isError) return node;
    for (let child = node.lastChild; child; child = child.prevSibling) open.push(child);
  }
  return undefined;
}

const sentences: Readonly<Record<string, string>> = {
  'expression.empty': '还没有写内容',
  'expression.too-long': '写得太长了，最多 2000 个字',
  'expression.syntax': '在“{near}”附近看不懂，请检查括号、引号和运算符',
  'expression.unsupported': '不能使用“{construct}”这种写法',
  'expression.unknown-function': '没有名为“{name}”的函数',
  'expression.argument-count': '函数“{name}”的参数个数不对',
  'expression.too-deep': '嵌套太深了，请拆开写',
  'expression.forbidden-name': '不能使用名称“{name}”',
};

/** The Chinese sentence for a rejection of `compileExpression`. */
export function expressionProblem(rejection: {
  readonly code: string;
  readonly data?: Readonly<Record<string, unknown>>;
}): string {
  const sentence = sentences[rejection.code] ?? '看不懂这个条件';
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(rejection.data?.[name] ?? ''));
}
