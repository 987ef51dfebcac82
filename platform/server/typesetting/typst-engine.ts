import { mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '@gov/base';
import { ok, reject } from '@gov/base';
import { characterWithCode } from '@gov/gongwen';
import type { FontRoles } from '@gov/typeset';
import { literal } from '@gov/typeset';
import type { NodeCompiler as Compiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { TextRun } from './text-runs.ts';
import { facesOf, missingCharacters, textRunsOf } from './text-runs.ts';

const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as {
  NodeCompiler: typeof Compiler;
}; // reason: the package is CommonJS whose names Node's loader does not find

/** fonts/roles.json: where each role's file lies beside its family. */
export type RoleFile = Readonly<Record<keyof FontRoles, FontRoles['title'] & { readonly file: string }>>;

export interface Laid {
  readonly document: NodeTypstDocument;
  readonly svg: string;
  readonly runs: readonly (readonly TextRun[])[];
}

/** One compiler with the faces of one folder; lays a program out and refuses every warning. */
export interface Engine {
  lay(source: string, assets: Readonly<Record<string, Uint8Array>>): Result<Laid>;
  pdf(laid: Laid, createdAtSeconds: number): Uint8Array;
}

/** Throws when a role's face is missing: a server that cannot set documents right must not start. */
export function createEngine(fontsDir: string): Engine {
  const roles = JSON.parse(readFileSync(join(fontsDir, 'roles.json'), 'utf8')) as RoleFile; // reason: our own file; the probe below finds a wrong one
  const files = [...new Set(Object.values(roles).map((role) => role.file))];
  // An empty folder: even a program gone wrong could read nothing.
  const workspace = mkdtempSync(join(tmpdir(), 'typesetting-'));
  const compiler = NodeCompiler.create({
    workspace,
    fontArgs: [{ fontBlobs: files.map((file) => readFileSync(join(fontsDir, file))) }],
  });
  const known = probeFaces(compiler, roles);
  return {
    lay: (source, assets) => {
      for (const [name, bytes] of Object.entries(assets))
        compiler.mapShadow(join(workspace, 'assets', name), Buffer.from(bytes));
      try {
        return lay(compiler, source, known);
      } finally {
        compiler.resetShadow();
        compiler.evictCache(10);
      }
    },
    pdf: ({ document }, createdAtSeconds) =>
      new Uint8Array(compiler.pdf(document, { pdfStandard: 'a-2b', creationTimestamp: createdAtSeconds })),
  };
}

/** Sets one character in each role and notes which faces were used: any other face later comes from the machine. */
function probeFaces(compiler: Compiler, roles: RoleFile): ReadonlySet<number> {
  const lines = Object.values(roles).map(
    ({ family, weight }) => `#text(font: ${literal(family)}, weight: ${weight}, fallback: false)[一A]\n`,
  );
  const probe = compile(compiler, lines.join('\n'));
  if (!probe.ok) throw new Error(`fonts of the typesetter: ${JSON.stringify(probe.rejection.data)}`);
  return facesOf(textRunsOf(compiler.svg(probe.value)));
}

function lay(compiler: Compiler, source: string, known: ReadonlySet<number>): Result<Laid> {
  const compiled = compile(compiler, source);
  if (!compiled.ok) return compiled;
  const svg = compiler.svg(compiled.value);
  const runs = textRunsOf(svg);
  const missing = missingCharacters(runs);
  if (missing.length > 0)
    return reject('typesetting.missing-character', { characters: missing.map(characterWithCode).join('、') });
  if ([...facesOf(runs)].some((face) => !known.has(face))) return reject('typesetting.foreign-font');
  return ok({ document: compiled.value, svg, runs });
}

function compile(compiler: Compiler, source: string): Result<NodeTypstDocument> {
  const result = compiler.compile({ mainFileContent: source });
  // `takeDiagnostics` is silent about warnings when the compilation succeeded.
  const problems = [result.takeError(), result.takeWarnings()].flatMap((found) => found?.shortDiagnostics ?? []);
  const messages = problems.map((problem: { readonly message?: unknown }) => String(problem.message));
  const document = result.result;
  if (document && messages.length === 0) return ok(document);
  return reject(codeOf(messages), { messages: messages.slice(0, 5) });
}

function codeOf(messages: readonly string[]): string {
  const all = messages.join('\n');
  if (/font/i.test(all)) return 'typesetting.missing-font';
  return /image|decode|file not found/i.test(all) ? 'typesetting.unreadable-image' : 'typesetting.refused';
}
