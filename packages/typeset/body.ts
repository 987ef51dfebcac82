import type { BodyBlock, BodyDocument, BodyInline, HeadingBlock, ImageBlock } from '@gov/gongwen';
import { headingLength, inlineText } from '@gov/gongwen';
import { tableExpression } from './table.ts';
import { inlineExpression, literal } from './typst-text.ts';

/** Statements for the blocks of a body, one a line. */
export const bodyStatements = (body: BodyDocument): string => body.content.map(blockStatement).join('\n');

/** The same with the variable `tail` (what closes the document) bound to the last paragraph. */
export function bodyWithTail(body: BodyDocument): string {
  const last = body.content.at(-1);
  const all = body.content.map(blockStatement);
  const expression = last ? paragraphExpression(last) : undefined;
  if (expression === undefined) return [...all, '#tail'].join('\n');
  return [...all.slice(0, -1), `#last-para(${expression}, tail)`].join('\n');
}

/** Content of a block that is running text; undefined for tables, images, aligned lines and headings alone. */
function paragraphExpression(node: BodyBlock): string | undefined {
  if (node.type === 'heading') {
    const { styled, rest } = headingParts(node);
    return rest.length > 0 ? `${styled} + ${inlineExpression(rest)}` : undefined;
  }
  if (node.type !== 'paragraph' || node.attrs?.textAlign === 'center' || node.attrs?.textAlign === 'right')
    return undefined;
  return inlineExpression(node.content);
}

function blockStatement(node: BodyBlock): string {
  const running = paragraphExpression(node);
  if (running !== undefined) return `#para(${running})`;
  switch (node.type) {
    case 'heading':
      return `#heading-para(${headingParts(node).styled})`;
    case 'paragraph':
      return `#aligned(${node.attrs?.textAlign ?? 'left'}, ${inlineExpression(node.content)})`;
    case 'table':
      return `#${tableExpression(node)}`;
    case 'image':
      return imageStatement(node);
  }
}

const faces = { 1: 'hei', 2: 'kai' } as const;

/** Level 1 黑体, level 2 楷体, deeper as the text (cl. 7.3.3); a heading that runs on changes its face behind the first 。 */
function headingParts({ attrs: { level }, content = [] }: HeadingBlock): {
  readonly styled: string;
  readonly rest: readonly BodyInline[];
} {
  const [head, rest] = splitInline(content, headingLength(inlineText(content)));
  const face = level <= 2 ? faces[level as 1 | 2] : undefined; // reason: narrowed by the comparison
  return { styled: face ? `${face}(${inlineExpression(head)})` : inlineExpression(head), rest };
}

function splitInline(content: readonly BodyInline[], at: number): readonly [BodyInline[], BodyInline[]] {
  const head: BodyInline[] = [];
  const rest: BodyInline[] = [];
  let left = at;
  for (const node of content) {
    const text = node.type === 'text' ? node.text : '\n';
    if (text.length <= left) head.push(node);
    else if (left <= 0 || node.type !== 'text') rest.push(node);
    else {
      head.push({ ...node, text: text.slice(0, left) });
      rest.push({ ...node, text: text.slice(left) });
    }
    left -= text.length;
  }
  return [head, rest];
}

/** Assets lie under `/assets/`; their names were checked when the body was parsed. */
const imageStatement = ({ attrs }: ImageBlock): string =>
  `#picture(${literal(`/assets/${attrs.src}`)}, ${Math.round((attrs.width ?? 1) * 1000) / 10}%, ${attrs.alt ? literal(attrs.alt) : 'none'})`;
