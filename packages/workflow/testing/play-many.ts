import { deepEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { Counts } from './play-model.ts';
import { playModel } from './play-model.ts';
import { plans } from './random-models.ts';
import { movesUpTo } from './random-moves.ts';

/** `SEED=n` repeats a run. A failure prints its seed and the smallest story that shows it. */
const wished = process.env.SEED === undefined ? undefined : Number(process.env.SEED);

/** Of every day: what is green today is green tomorrow, until the engine changes. */
export const dailySeed = wished ?? 501;

/** Of the long run: another one each time, so that rare stories turn up. */
export const freshSeed = wished ?? Date.now() % 1_000_000_000;

/** Acts that must have happened, or the play proves nothing about them. */
const played = [
  ...[
    'complete',
    'return',
    'withdraw',
    'transfer',
    'addSigners',
    'removeSigner',
    'delegate',
    'claim',
    'jump',
    'handOver',
  ],
  ...[
    'timeOut',
    'undo',
    'childReport',
    'receive',
    'suspend',
    'terminate',
    'revive',
    'resolveIncident',
    'take back complete',
  ],
  ...[
    'followOffices',
    'dropAddedStep',
    'recountLimits',
    'renewLimits',
    'tellEndDue',
    'cancel',
    'take back cancel',
    'abstain',
    'chosen',
    'borrow',
  ],
  ...['enough arrived, rest cancel', 'enough arrived, rest continue', 'arrived late'],
  ...['take back return', 'take back addSigners', 'take back removeSigner', 'take back delegate', 'take back jump'],
];

/** Random models and random acts until so many commands have been tried; all laws of `playModel` hold all the time. */
export function playMany(leastCommands: number, seed: number): void {
  const counts: Counts = new Map();
  const commandsPerModel = 20;
  fc.assert(
    fc.property(plans, movesUpTo(40), (plan, moves) => playModel(plan, moves, counts)),
    { seed, numRuns: Math.ceil(leastCommands / commandsPerModel), interruptAfterTimeLimit: 20 * 60_000 },
  );
  const shown = [...counts].sort().map(([what, times]) => `${what} ${times}`);
  const commands = [...counts].reduce((sum, [what, times]) => (what.startsWith('take back') ? sum : sum + times), 0);
  console.log(`seed ${seed}, ${commands} commands: ${shown.join(', ')}`);
  ok(commands >= leastCommands * 0.9, `only ${commands} commands`);
  const never = played.filter((what) => (counts.get(what) ?? 0) === 0);
  if (never.length > 0) console.log(`seed ${seed}: nobody ever tried ${never.join(', ')}`);
  // a seed that somebody asks for repeats a story; chance alone decides which rare acts are in it
  if (wished === undefined) deepEqual(never, [], 'acts that nobody ever tried');
}
