import { posix } from 'node:path';
import { type Finding, isGenerated, isTest, type SourceTree } from './source-tree.ts';

const mostLines = 400;
const mostFiles = 20;

/** Small files in small folders; tests, texts, generated files and examples are exempt. */
export const sizeRules = (tree: SourceTree): readonly Finding[] => {
  const counted = tree.files.filter((file) => !isExempt(file.path));
  return [
    ...counted.flatMap((file) => tooLong(file.path, file.text)),
    ...tooFull(counted.map((file) => file.path)),
    ...counted.flatMap((file) => tooDeep(file.path)),
  ];
};

const isExempt = (path: string): boolean =>
  isTest(path) || isGenerated(path) || /\/(text|examples)\//.test(path) || path.endsWith('package.json');

function tooLong(file: string, text: string): Finding[] {
  const lines = text.replace(/\n$/, '').split('\n').length;
  if (lines <= mostLines) return [];
  return [{ file, line: mostLines + 1, sentence: `${lines} lines; split it by subject at ${mostLines}` }];
}

function tooFull(paths: readonly string[]): Finding[] {
  // Migrations and kinds of fields only ever grow in number and are read one at a time.
  const folders = paths.map((path) => posix.dirname(path)).filter((folder) => !/\/(db|kinds)$/.test(folder));
  const counts = Map.groupBy(folders, (folder) => folder);
  return [...counts].flatMap(([folder, { length }]) =>
    length > mostFiles
      ? [{ file: folder, line: 1, sentence: `${length} files; split the folder by subject at ${mostFiles}` }]
      : [],
  );
}

function tooDeep(file: string): Finding[] {
  const inside = /^(?:packages\/[^/]+|components\/[^/]+\/(?:server|web|rules))\/(.*)$/.exec(file)?.[1];
  if (!inside || inside.split('/').length <= 2) return [];
  return [{ file, line: 1, sentence: 'lies more than one subject folder deep' }];
}
