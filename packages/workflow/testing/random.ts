import type { ProcessPart, Program } from '../index.ts';
import { buildProcess } from '../index.ts';
import { by, everything } from './scenario.ts';

/** Repeatable random numbers (mulberry32). */
export class Dice {
  private state: number;
  constructor(seed: number) {
    this.state = seed >>> 0;
  }
  /** 0 … sides−1 */
  roll(sides: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  }
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean {
    return this.roll(100) < percent;
  }
  pick<T>(list: readonly T[]): T | undefined {
    return list[this.roll(Math.max(1, list.length))];
  }
}

/** Seed and number of runs: few in the everyday test, many with LONG=1 (or LONG=<count>); SEED repeats a run. */
export function runsOf(everyday: number): { readonly seed: number; readonly runs: number } {
  const long = Number(process.env.LONG ?? 0);
  const runs = long > 1 ? long : long === 1 ? everyday * 100 : everyday;
  const seed = process.env.SEED ? Number(process.env.SEED) : Math.floor(Math.random() * 1e9);
  return { seed, runs: process.env.SEED ? 1 : runs };
}

const people = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'];

/** A random block-structured process of about ten steps. */
export function randomProgram(dice: Dice): Program {
  let count = 0;
  const id = (kind: string): string => {
    count += 1;
    return `${kind}${count}`;
  };

  const sequence = (depth: number, most: number): ProcessPart[] => {
    const parts: ProcessPart[] = [];
    for (let left = 1 + dice.roll(most); left > 0; left -= 1) parts.push(...block(depth));
    return parts;
  };

  const block = (depth: number): ProcessPart[] => {
    const kind = depth === 0 ? 0 : dice.roll(10);
    if (kind < 5) return stepParts(depth);
    if (kind < 8) {
      const branches = Array.from({ length: 2 + dice.roll(2) }, () => (dice.chance(10) ? [] : sequence(depth - 1, 2)));
      return [{ parallel: id('fork'), countersign: dice.chance(40), branches }];
    }
    const choice = id('choice');
    return [
      {
        choice,
        branches: [
          { when: choice, parts: sequence(depth - 1, 2) },
          { parts: dice.chance(50) ? [] : sequence(depth - 1, 1) },
        ],
      },
    ];
  };

  const stepParts = (depth: number): ProcessPart[] => {
    const step = id('step');
    const disagree = depth > 0 && dice.chance(25);
    const members = Array.from({ length: dice.chance(5) ? 0 : 1 + dice.roll(4) }, () => dice.pick(people) ?? '');
    const acrossFork = dice.pick(['wait', 'cancel', undefined, undefined] as const);
    const part: ProcessPart = {
      step,
      name: step,
      ...by(...members),
      multi: randomMulti(dice),
      operations: { ...everything, disagree },
      countersign: dice.chance(10),
      ...(acrossFork ? { acrossFork } : {}),
    };
    if (!disagree) return [part];
    const no: ProcessPart[] = dice.chance(50) ? sequence(0, 2) : [{ goBack: step }];
    return [part, { choice: id('result'), branches: [{ on: 'no', parts: no }, { parts: [] }] }];
  };

  return buildProcess({
    id: 'random',
    name: '随机流程',
    cancelPolicy: 'anyTime',
    parts: [{ step: 'draft', name: '拟稿' }, ...sequence(3, 3), ...stepParts(0)],
  });
}

function randomMulti(dice: Dice) {
  const rule = dice.chance(70) ? ('all' as const) : ('any' as const);
  const mode = dice.pick(['single', 'single', 'parallel', 'sequential', 'any'] as const) ?? 'single';
  return mode === 'single' || mode === 'any' ? { mode } : { mode, rule };
}

export const anybody = (dice: Dice): string => dice.pick(people) ?? '甲';
