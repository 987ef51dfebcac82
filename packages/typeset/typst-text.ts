import type { BodyInline, Mark } from '@gov/gongwen';

/**
 * A user's text as a Typst string literal. Everything typed by people enters a program through this function and
 * nowhere else: inside a literal nothing is markup or code, so no text can call, import or read anything.
 */
export function literal(text: string): string {
  const escaped = text
    .toWellFormed()
    .replace(/[\\"]/gu, (c) => `\\${c}`)
    .replace(/[\n\t\p{Cc}\p{Cf}\u2028\u2029]/gu, (c) => `\\u{${(c.codePointAt(0) ?? 0xfffd).toString(16)}}`);
  return `"${escaped}"`;
}

/** Typst array; a one-element array needs its final comma. */
export const array = (items: readonly string[]): string => (items.length === 0 ? '()' : `(${items.join(', ')},)`);

const markFunctions: Readonly<Record<Mark['type'], string>> = {
  bold: 'strong-run',
  underline: 'underlined',
  superscript: 'super',
  subscript: 'sub',
};

/** Inline content as a Typst expression: literals wrapped in the functions of its marks. */
export function inlineExpression(content: readonly BodyInline[] | undefined): string {
  const parts = (content ?? []).map((node) => {
    if (node.type === 'hardBreak') return 'linebreak()';
    return (node.marks ?? []).reduce((inner, mark) => `${markFunctions[mark.type]}(${inner})`, run(node.text));
  });
  return parts.length === 0 ? '[]' : parts.join(' + ');
}

/** Full-width ￥ is missing in many faces and drawn as a dollar in some; the half-width sign is right everywhere. */
export const run = (text: string): string => `text(${literal(text.replaceAll('￥', '¥'))})`;
