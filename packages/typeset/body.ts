import type { BodyBlock, BodyDocument, BodyInline, HeadingBlock, ImageBlock } from '@gov/gongwen';
import { headingLength, inlineText } from '@gov/gongwen';
import { tableExpression } from './table.ts';
import { inlineExpression, literal } from './typst-text.ts';

/** Statements for the blocks of a body, one a line. */
export const bodyStatements = (body: BodyDocument): string => body.content.map(blockStatement).join('\n');

function blockStatement(node: BodyBlock): string {
  switch (node.type) {
    case 'heading':
      return headingStatement(node);
    case 'paragraph': {
      const where = node.attrs?.textAlign;
      const content = inlineExpression(node.content);
      return where && where !== 'left' ? `#aligned(${where}, ${content})` : `#para(${content})`;
    }
    case 'table':
      return `#${tableExpression(node)}`;
    case 'image':
      return imageStatement(node);
  }
}

const faces = { 1: 'hei', 2: 'kai' } as const;

/** Level 1 黑体, level 2 楷体, deeper as the text (cl. 7.3.3); a heading that runs on changes its face behind the first 。 */
function headingStatement({ attrs: { level }, content = [] }: HeadingBlock): string {
  const [head, rest] = splitInline(content, headingLength(inlineText(content)));
  const face = level <= 2 ? faces[level as 1 | 2] : undefined; // reason: narrowed by the comparison
  const styled = face ? `${face}(${inlineExpression(head)})` : inlineExpression(head);
  return rest.length > 0 ? `#para(${styled} + ${inlineExpression(rest)})` : `#heading-para(${styled})`;
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
