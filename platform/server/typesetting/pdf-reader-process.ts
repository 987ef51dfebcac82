import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok, type Result, reject } from '@gov/base';
import type { NodeCompiler as Compiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PdfReply, PdfWish } from './pdf-reader.ts';

const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as {
  NodeCompiler: typeof Compiler;
}; // reason: the package is CommonJS whose names Node's loader does not find

const workspace = mkdtempSync(join(tmpdir(), 'pdf-pages-'));
const compiler = NodeCompiler.create({ workspace });

/** The typesetter places one page of the PDF on a sheet of the same size; its SVG holds the page as a picture of its own. */
function work({ pdf, page }: PdfWish): Result<string | number> {
  compiler.mapShadow(join(workspace, 'received.pdf'), Buffer.from(pdf));
  try {
    // A page that cannot exist is asked for to hear how many there are.
    const wanted = page ?? 1_000_000;
    const mainFileContent = `#set page(width: auto, height: auto, margin: 0pt)\n#image("received.pdf", page: ${wanted})`;
    const compiled = compiler.compile({ mainFileContent });
    const document = compiled.result;
    if (document) return pictureIn(compiler.svg(document));
    const problems = compiled.takeError()?.shortDiagnostics ?? [];
    return pagesIn(problems.map((problem: { readonly message?: unknown }) => String(problem.message)).join('\n'), page);
  } finally {
    compiler.resetShadow();
    compiler.evictCache(10);
  }
}

/** Outlines and pictures only; a page that would need anything else is not shown. */
function pictureIn(svg: string): Result<string> {
  const encoded = /xlink:href="data:image\/svg\+xml;base64,([^"]+)"/.exec(svg)?.[1];
  const picture = encoded && Buffer.from(encoded, 'base64').toString('utf8');
  if (!picture || /<(?:script|foreignObject)\b|href="(?!#|data:image\/)/i.test(picture))
    return reject('typesetting.unreadable-pdf');
  return ok(picture);
}

function pagesIn(messages: string, page: number | undefined): Result<number> {
  const count = /only has (\d+) pages?/.exec(messages)?.[1];
  if (count === undefined) return reject('typesetting.unreadable-pdf');
  return page === undefined ? ok(Number(count)) : reject('typesetting.no-such-page');
}

process.on('message', (wish: PdfWish) => {
  let result: Result<string | number>;
  try {
    result = work(wish);
  } catch {
    result = reject('typesetting.unreadable-pdf');
  }
  process.send?.({ result } satisfies PdfReply);
});
process.on('disconnect', () => process.exit());
