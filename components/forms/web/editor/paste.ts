import createDOMPurify from 'dompurify';
import { looksOfStyle } from '../looks/pasted-looks.ts';

const purifier = createDOMPurify(window);

const tags = [
  'table',
  'tbody',
  'thead',
  'tfoot',
  'tr',
  'td',
  'th',
  'p',
  'div',
  'span',
  'h1',
  'h2',
  'h3',
  'b',
  'strong',
  'br',
  'u',
  'hr',
];
const attributes = [
  'colspan',
  'rowspan',
  'width',
  'align',
  'colwidth',
  'data-colwidth',
  'data-min-lines',
  'data-unruled',
  'data-vertical',
  'data-frame',
  'data-face',
  'data-size',
  'data-red',
];
/** Marks of what was copied here in the designer. */
const own = ['data-form-field', 'data-opinion-block', 'data-detail-table', 'data-agency-name', 'data-pm-slice'];
const mostSpan = 60;

/** HTML of Word, WPS, Excel or a page → tables with their spans, words, line ends and the looks that a form may have; no styles, no scripts, no pictures. */
export function cleanPastedPaper(html: string): string {
  const safe = purifier.sanitize(withoutStyles(html), {
    ALLOWED_TAGS: [...tags, '#text'],
    ALLOWED_ATTR: [...attributes, ...own],
    KEEP_CONTENT: true,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const table of [...safe.querySelectorAll('table table')]) asLines(table);
  for (const cell of safe.querySelectorAll('td, th')) plainCell(cell);
  const frame = document.implementation.createHTMLDocument('').createElement('div');
  frame.append(safe);
  return frame.innerHTML;
}

/** The purifier takes them out as well, but only after the browser has reported each as a breach of the content security policy. */
const withoutStyles = (html: string): string =>
  html
    .replace(/<style\b[\s\S]*?<\/style\s*>/giu, '')
    .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/giu, (tag) => tag.replace(attribute, kept));
const attribute = /\s+([^\s"'<>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/gu;
/** Whole attributes are looked at, for the value of another may speak of styles too. */
const kept = (whole: string, name: string): string => {
  if (name.toLowerCase() === 'style') return looksOfStyle(whole.replace(/^[^=]*=\s*["']?|["']$/gu, ''));
  return /^on\w+$/iu.test(name) ? '' : whole;
};

/** A table within a cell becomes a line per row: paper has no tables in tables. */
function asLines(table: Element): void {
  const lines = [...table.querySelectorAll('tr')].map((row) => {
    const line = table.ownerDocument.createElement('p');
    line.textContent = [...row.children].map((cell) => cell.textContent?.trim() ?? '').join('　');
    return line;
  });
  table.replaceWith(...lines);
}

/** Spans beyond reason are dropped; a width of the original is kept as the share of its column; a line across becomes a line end. */
function plainCell(cell: Element): void {
  // 文头线 stands between tables only: within a cell it would break the table in two
  for (const line of cell.querySelectorAll('hr')) line.replaceWith(cell.ownerDocument.createElement('br'));
  for (const name of ['colspan', 'rowspan']) {
    const span = Number(cell.getAttribute(name) ?? 1);
    if (!Number.isInteger(span) || span < 2 || span > mostSpan) cell.removeAttribute(name);
  }
  const width = Number.parseInt(cell.getAttribute('width') ?? '', 10);
  const alone = !cell.hasAttribute('colspan') && !cell.hasAttribute('data-colwidth');
  if (alone && width >= 10 && width <= 2000 && !cell.getAttribute('width')?.includes('%'))
    cell.setAttribute('data-colwidth', String(width));
  cell.removeAttribute('width');
}
