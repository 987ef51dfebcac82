import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { bare, givenActs } from '../rehearsal/given-acts.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import { playHistory, untouchedWorld } from './play-history.ts';
import { plans } from './random-models.ts';
import { movesUpTo } from './random-moves.ts';

/** Where the work calendar was another one then, no command leads to these any more; they are kept as they were. */
const unexplainedMay = new Set(['limitsRecounted', 'timedOut', 'endDueTold']);

/**
 * Random instances of random processes, given again to their own version in a world that remembers nothing (conditions say no,
 * nobody was replaced, nobody has left): each goes as it went, event by event but for the grounds, and ends at the same instant.
 */
export function rehearseMany(instances: number, seed: number): void {
  let acts = 0;
  fc.assert(
    fc.property(plans, movesUpTo(40), fc.boolean(), (plan, moves, ends) => {
      const office = playHistory(plan, moves, { ends });
      const world = untouchedWorld(office.program);
      const { events, program, calendar } = office;
      const history = { events, programs: [{ from: 1, program }], worldAt: () => ({ ...world, calendar }) };
      const given = givenActs(history);
      for (const { act, explained } of given) ok(explained || unexplainedMay.has(act.head.kind), act.head.kind);
      acts += given.length;

      const again = rehearse(history, structuredClone(program), { lasts: () => undefined }, given);

      deepEqual(again.events.map(bare), events.map(bare));
      equal(again.endedAt, office.state.status === 'open' ? undefined : office.state.endedAt);
      deepEqual([again.notAllowed, again.stuck, again.assumed.size], [[], false, 0]);
    }),
    { seed, numRuns: instances },
  );
  console.log(`seed ${seed}: ${instances} instances, ${acts} acts given again`);
  ok(acts > instances * 3, `only ${acts} acts`);
}
