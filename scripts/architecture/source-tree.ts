import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModule, type SourceModule } from './source-module.ts';

/** One thing that is not as the house wants it; `line` counts from 1. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly sentence: string;
}

export interface SourceFile {
  /** From the root, with forward slashes: `components/todo/contract.ts`. */
  readonly path: string;
  readonly text: string;
}

export interface SourceTree {
  readonly files: readonly SourceFile[];
  /** TypeScript files with their imports already read. */
  readonly modules: readonly SourceModule[];
}

export type Rule = (tree: SourceTree) => readonly Finding[];

const sourceFolders = ['apps', 'packages', 'platform', 'components', 'tests', 'bench', 'scripts'];
const skippedFolders = new Set(['node_modules', 'dist', '.git', '.cache']);
const readEndings = ['.ts', '.tsx', '.mts', '.js', '.mjs', '.sql', '.css', 'package.json'];

export function readSourceTree(root: string): SourceTree {
  const files = sourceFolders.flatMap((folder) => [...filesBelow(root, folder)]);
  return { files, modules: files.filter((file) => isCode(file.path)).map(readModule) };
}

function* filesBelow(root: string, folder: string): Generator<SourceFile> {
  for (const entry of entriesOf(join(root, folder))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && !skippedFolders.has(entry.name)) yield* filesBelow(root, path);
    if (entry.isFile() && readEndings.some((ending) => entry.name.endsWith(ending))) {
      yield { path, text: readFileSync(join(root, path), 'utf8') };
    }
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    // A young house has no bench/ or apps/ yet; anything else is a broken machine.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

const isCode = (path: string): boolean => /\.(ts|tsx|mts|js|mjs)$/.test(path);

/** Tests and their helpers may reach for more than the product may. */
export const isTest = (path: string): boolean =>
  /\.(test|long)\.tsx?$/.test(path) ||
  /^(packages|components)\/[^/]+\/(testing|scenarios)\//.test(path) ||
  path.startsWith('tests/');

export const isGenerated = (path: string): boolean => path.endsWith('.generated.ts');

/** Line of a character offset, from 1. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
