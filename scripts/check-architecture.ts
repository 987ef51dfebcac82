/** `node scripts/check-architecture.ts [root]`: one line per finding, `file:line sentence`. */
import { join, resolve } from 'node:path';
import { checkTree } from './architecture/check-tree.ts';

const root = resolve(process.argv[2] ?? join(import.meta.dirname, '..'));
const { findings, files, imports } = checkTree(root);

for (const { file, line, sentence } of findings) console.error(`${file}:${line} ${sentence}`);
console.log(`architecture: ${files} files, ${imports} imports, ${findings.length} findings`);
if (files === 0) console.error('architecture: no source file found');
process.exitCode = findings.length > 0 || files === 0 ? 1 : 0;
