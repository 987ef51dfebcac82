/** `npm run check`: everything about the source that needs no running product. All steps run; the summary comes last. */
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

const root = join(import.meta.dirname, '..');
const steps: readonly Step[] = [
  { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings'] },
  { name: 'types: pure', command: ['tsc', '-p', 'tsconfig.pure.json'] },
  { name: 'types: server', command: ['tsc', '-p', 'tsconfig.server.json'] },
  { name: 'types: web', command: ['tsc', '-p', 'tsconfig.web.json'] },
  { name: 'architecture', command: ['node', 'scripts/check-architecture.ts'] },
  { name: 'registry', command: ['node', 'scripts/write-registry.ts', '--check'] },
  { name: 'web build', command: ['node', 'scripts/build-web.ts'] },
];

const outcomes = steps.map((step) => {
  console.log(`— ${step.name}`);
  const start = Date.now();
  const passed = run(step);
  return { name: step.name, passed, seconds: (Date.now() - start) / 1000 };
});

console.log('');
for (const { name, passed, seconds } of outcomes) {
  console.log(`${passed ? '✔' : '✖'} ${name.padEnd(18)} ${seconds.toFixed(1).padStart(5)} s`);
}
process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1;

function run({ command: [program, ...args] }: Step): boolean {
  const PATH = [join(root, 'node_modules/node/bin'), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH } });
  if (error) console.error(error.message);
  return status === 0;
}
