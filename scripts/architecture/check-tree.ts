import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importRules } from './import-rules.ts';
import { cycleRules } from './needs.ts';
import { effectRules, packageRules } from './package-rules.ts';
import { purityRules } from './purity-rules.ts';
import { sizeRules } from './size-rules.ts';
import { type Finding, readSourceTree } from './source-tree.ts';
import { sqlRules } from './sql-rules.ts';

export interface Inspection {
  readonly findings: readonly Finding[];
  readonly files: number;
  readonly imports: number;
}

/** Everything the house asks of its source, in one pass. There is no list of tolerated violations. */
export function checkTree(root: string): Inspection {
  const tree = readSourceTree(root);
  const findings = [
    ...importRules(tree),
    ...packageRules(tree, rootDependencies(root)),
    ...effectRules(tree),
    ...cycleRules(tree),
    ...purityRules(tree),
    ...sqlRules(tree),
    ...sizeRules(tree),
  ];
  return {
    findings: findings.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line),
    files: tree.files.length,
    imports: tree.modules.reduce((sum, module) => sum + module.imports.length, 0),
  };
}

function rootDependencies(root: string): ReadonlySet<string> {
  const parsed: { dependencies?: Record<string, string> } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return new Set(Object.keys(parsed.dependencies ?? {}));
}
