/** `npm run bench -- P13 [--rounds 9] [--json]`: subject and floor side by side, in one run. */
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Benchmark, type Measurement, measure } from './benchmark.ts';

const fewestRounds = 5;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '7' } },
});
const files = globSync('p*.ts', { cwd: import.meta.dirname }).toSorted();
const wanted = positionals.map((id) => id.toLowerCase());
const chosen = files.filter((file) => wanted.includes(idOf(file)));
const unknown = wanted.filter((id) => !files.some((file) => idOf(file) === id));

if (chosen.length === 0 || unknown.length > 0) {
  const known = files.map((file) => idOf(file).toUpperCase()).join(', ');
  console.error(`usage: npm run bench -- ID …   with ID one of: ${known || 'none yet'}`);
  process.exitCode = 1;
} else {
  for (const file of chosen) await run(file);
}

/** `p13-engine-core.ts` → `p13` */
function idOf(file: string): string {
  return basename(file, '.ts').split('-')[0] ?? '';
}

async function run(file: string): Promise<void> {
  const { benchmark }: { benchmark: Benchmark } = await import(join(import.meta.dirname, file));
  const sides = await benchmark.prepare();
  try {
    const measured = await measure(benchmark, sides, Math.max(fewestRounds, Number(values.rounds)));
    if (values.json) {
      console.log(JSON.stringify(measured));
    } else {
      print(benchmark, measured, sides.subject.name, sides.floor.name);
      for (const note of (await sides.notes?.()) ?? []) console.log(`  ${note}`);
    }
  } finally {
    await sides.close?.();
  }
}

function print({ title }: Benchmark, found: Measurement, subject: string, floor: string): void {
  const { least, most, stretch } = found.goal;
  const goal = least === undefined ? `≤ ${most}` : `≥ ${least}`;
  const reached = (least === undefined || found.ratio >= least) && (most === undefined || found.ratio <= most);
  console.log(`${found.id}  ${title}`);
  console.log(`  subject  ${round(found.subject)} ${found.unit}   ${subject}`);
  console.log(`  floor    ${round(found.floor)} ${found.unit}   ${floor}`);
  console.log(
    `  ratio    ${round(found.ratio)}   spread ±${(found.spread * 100).toFixed(1)} %   ${found.rounds} rounds`,
  );
  console.log(
    `  goal     ${goal}${stretch === undefined ? '' : `, stretch ${stretch}`}: ${reached ? 'reached' : 'not reached'}`,
  );
}

function round(value: number): string {
  return value.toPrecision(4).replace(/e\+?(-?\d+)$/, '×10^$1');
}
