/** What a page of HTML consists of, as far as a form needs it; attributes in lower case, entities read. */
export type HtmlToken =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** Their content is never text of the form. */
const unread: ReadonlySet<string> = new Set([
  'script',
  'style',
  'title',
  'xml',
  'noscript',
  'template',
  'iframe',
  'svg',
]);

/** No form has more; what comes behind is not read. */
const mostTokens = 60_000;

/** Reads what looks like HTML, however broken: no sign of it is ever refused, none is ever run. */
export function htmlTokens(html: string): readonly HtmlToken[] {
  const tokens: HtmlToken[] = [];
  let at = 0;
  while (at < html.length && tokens.length < mostTokens) {
    const next = html.indexOf('<', at);
    if (next !== at) tokens.push({ kind: 'text', text: entities(html.slice(at, next < 0 ? undefined : next)) });
    if (next < 0) break;
    at = tagAt(html, next, tokens);
  }
  return tokens;
}

/** Reads the tag, comment or lone `<` there; answers where it ends. */
function tagAt(html: string, at: number, tokens: HtmlToken[]): number {
  if (html.startsWith('<!--', at)) return behind(html, '-->', at + 4);
  if (html[at + 1] === '!' || html[at + 1] === '?') return behind(html, '>', at + 2);
  const closing = html[at + 1] === '/';
  const name = /^[a-z][a-z0-9:-]{0,30}/i.exec(html.slice(at + (closing ? 2 : 1), at + 34))?.[0]?.toLowerCase();
  if (!name) {
    tokens.push({ kind: 'text', text: '<' });
    return at + 1;
  }
  const end = tagEnd(html, at);
  if (closing) tokens.push({ kind: 'close', name });
  else if (!unread.has(name)) tokens.push({ kind: 'open', name, attributes: attributesOf(html.slice(at, end)) });
  else if (html[end - 2] !== '/') return afterElement(html, name, end);
  return end;
}

const behind = (html: string, sign: string, from: number): number => {
  const found = html.indexOf(sign, from);
  return found < 0 ? html.length : found + sign.length;
};

/** A `>` inside quotes does not end the tag. */
function tagEnd(html: string, at: number): number {
  let quote = '';
  for (let i = at; i < html.length; i += 1) {
    const sign = html[i] ?? '';
    if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return i + 1;
  }
  return html.length;
}

function afterElement(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}[\\s>]`, 'gi');
  close.lastIndex = from;
  const found = close.exec(html);
  return found ? behind(html, '>', found.index) : html.length;
}

const none: ReadonlyMap<string, string> = new Map();

function attributesOf(tag: string): ReadonlyMap<string, string> {
  if (!tag.includes('=')) return none;
  const found = tag.slice(0, 4000).matchAll(/([a-z][a-z0-9:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi);
  return new Map(
    [...found].map(([, name = '', a, b, c]): [string, string] => [name.toLowerCase(), entities(a ?? b ?? c ?? '')]),
  );
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  emsp: '　',
  ensp: ' ',
  middot: '·',
  times: '×',
  yen: '¥',
  square: '□',
};

/** An entity nobody knows stays as it is written. */
const entities = (text: string): string =>
  !text.includes('&')
    ? text
    : text.replace(
        /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi,
        (whole, decimal, hex, name: string | undefined) => {
          if (name) return named[name.toLowerCase()] ?? whole;
          const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
          return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : ' ';
        },
      );
