import { ok } from 'node:assert/strict';
import fc from 'fast-check';
import { type Counts, playModel } from './play-model.ts';
import { type Plan, plans } from './random-models.ts';
import { type Move, movesUpTo } from './random-moves.ts';

/** Numbers of the rules by which a step calls others: one, and one for each of a list with two ways to count them. */
const calling = [14, 16, 17] as const;

/** The same processes with many steps that call others, in forks that are a 会签; some say themselves what becomes of other branches. */
const withCalls = (plan: readonly Plan[]): readonly Plan[] =>
  plan.map((one): Plan => {
    if (one.kind === 'step') {
      const rule = calling[one.rule % calling.length] ?? 14;
      return one.people.length % 2 === 0 || one.no > 4 ? { ...one, rule, overdue: 0, beside: 0 } : one;
    }
    if (one.kind === 'section') return { ...one, body: withCalls(one.body) };
    const branches = one.branches.map(withCalls);
    return one.kind === 'fork' ? { ...one, countersign: true, branches } : { ...one, branches };
  });

/** Of four acts one is the end of a child, mostly with its work sent back. */
const childEnds = 78;
const withEnds = (moves: readonly Move[]): readonly Move[] =>
  moves.map((move) => (move.c % 4 === 1 ? { ...move, verb: childEnds, b: move.b % 2 === 0 ? 3 : move.b } : move));

/** Random processes full of calls: all laws of `playModel` hold, and returns of children waited and were lent out meanwhile. */
export function playChildren(models: number, seed: number): void {
  const counts: Counts = new Map();
  fc.assert(
    fc.property(plans, movesUpTo(40), (plan, moves) => playModel(withCalls(plan), withEnds(moves), counts)),
    { seed, numRuns: models },
  );
  console.log(
    `seed ${seed}: ${counts.get('childReport')} ends of children, ${counts.get('child waits')} returns that wait`,
  );
  ok((counts.get('child waits') ?? 0) > 0, 'no return of a child ever waited');
}
