import type { TextRun } from './text-runs.ts';

export interface PageImage {
  /** A complete SVG picture of the page: outlines only, no script, style or reference outside. */
  readonly svg: string;
  /** The page's text for screen readers and search, a line per run of text. */
  readonly text: string;
}

/** Typst rounds page sizes up in its SVG. */
const a4 = { width: 595.2756, height: 841.8898 };

/** Cuts the one SVG of a document into a picture per page, each with the glyph outlines it needs. */
export function pageImages(svg: string, runs: readonly (readonly TextRun[])[]): readonly PageImage[] {
  const outlines = new Map<string, string>();
  for (const [path, id = ''] of svg.matchAll(/<path id="(g[^"]*)" class="outline_glyph"[^>]*\/>/g))
    outlines.set(id, path);
  const others = [...svg.matchAll(/<(?:clipPath|image) id="[^"]*"[\s\S]*?(?:<\/clipPath>|\/>)/g)].map(([all]) => all);
  const [, ...pages] = svg.replace(/<\/svg>\s*$/, '').split('<g class="typst-page"');
  return pages.map((page, index) => {
    const [width, height] = sizeOf(page);
    const content = withoutTextLayer(`<g${page.slice(page.indexOf('>'))}`);
    const used = new Set([...content.matchAll(/href="#(g[^"]*)"/g)].map(([, id]) => id ?? ''));
    const defs = [...used].map((id) => outlines.get(id) ?? '').join('') + others.join('');
    return {
      svg: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${width} ${height}" width="${width}pt" height="${height}pt" fill="none"><defs>${defs}</defs>${content}</svg>`,
      text: (runs[index] ?? []).map((run) => run.text).join('\n'),
    };
  });
}

function sizeOf(page: string): readonly [number, number] {
  const width = Number(/data-page-width="([\d.]+)"/.exec(page)?.[1]);
  const height = Number(/data-page-height="([\d.]+)"/.exec(page)?.[1]);
  return width === Math.ceil(a4.width) && height === Math.ceil(a4.height) ? [a4.width, a4.height] : [width, height];
}

/** The invisible HTML text over each run is for an interactive viewer and would need styles. */
const withoutTextLayer = (page: string): string =>
  page
    .replace(/<g transform="scale\([^"]*"><foreignObject[^>]*>[\s\S]*?<\/foreignObject><\/g>/g, '')
    .replace(/ data-tid="[^"]*"/g, '');
