import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AheadLine, linesAhead } from './ahead-lines.ts';
import type { AheadStep } from './ahead-step.ts';

const within = (step: string, ...flows: readonly string[]): AheadStep => ({
  step,
  who: '',
  ...(flows.length > 0
    ? {
        forks: flows.map((branch) => ({
          fork: branch.slice(0, 1),
          branch,
          ...(branch[0] === 'f' ? { enough: 2 } : {}),
        })),
      }
    : {}),
});

/** `审批 | 同时2[法规 > 法规复核 / 财务] | 签发` */
const words = (lines: readonly AheadLine[], between = ' | '): string =>
  lines
    .map((line) =>
      'step' in line
        ? `${line.at}${line.step.step}`
        : `同时${line.enough ?? ''}[${line.branches.map((branch) => words(branch, ' > ')).join(' / ')}]`,
    )
    .join(between);

test('同时办的几路归在一条下面，每路里按先后，之后的接着往下', () => {
  const steps = [
    within('审批'),
    within('法规', 'f1'),
    within('复核', 'f1'),
    within('财务', 'f2'),
    within('建管', 'f3'),
    within('签发'),
  ];

  assert.equal(words(linesAhead(steps)), '0审批 | 同时2[1法规 > 2复核 / 3财务 / 4建管] | 5签发');
});

test('一路里再分几路的，归在这一路里；两个分支挨着的，各是各的', () => {
  const inner = [within('甲', 'f1'), within('乙', 'f1', 'g1'), within('丙', 'f1', 'g2'), within('丁', 'f2')];

  assert.equal(
    words(linesAhead([...inner, within('戊', 'h1'), within('己', 'h2')])),
    '同时2[0甲 > 同时[1乙 / 2丙] / 3丁] | 同时[4戊 / 5己]',
  );
  assert.deepEqual(linesAhead([]), []);
});
