import type { PersonId } from '@gov/base';
import { type Facts, type Program, rulesOfStep } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { LockedMatter } from '../handling/store.ts';
import { workOf } from './store.ts';

/** What rules choose one person of several by, as far as it has been asked for. */
export interface Weights {
  readonly weighs: NonNullable<Facts['weighs']>;
  /** Asks for everybody the engine wanted to weigh without anything being known of him; says whether there was anybody. */
  readonly askForMissed: () => Promise<boolean>;
}

/** How often a decision leads to others who were not thought of; each time one more statement. */
const mostRounds = 5;

/**
 * A decision, made again where it wanted to weigh somebody of whom nothing was known: the candidates may hang on what this very
 * act fills in, or on who has the step before.
 */
export async function weighed<Value>(weights: Weights | undefined, decide: () => Value): Promise<Value> {
  let decided = decide();
  for (let round = 1; round < mostRounds && (await weights?.askForMissed()); round += 1) decided = decide();
  return decided;
}

/**
 * What rules of the process choose one person of several by (轮流, 待办最少, 抽签); undefined where it has no such rule. Nobody is
 * asked for yet: whom the engine wants to weigh, `weighed` asks for in one statement, so that a matter whose turns lie behind it,
 * or are not looked at, costs none.
 */
export function weightsOf(
  context: UseCaseContext,
  program: Program,
  { id, kindCode }: Pick<LockedMatter, 'id' | 'kindCode'>,
): Weights | undefined {
  const nodes = turnsOf(program);
  if (nodes.length === 0) return undefined;
  const { tx } = context;
  const known = new Map<PersonId, { readonly work: number; readonly last: string | null }>();
  const missed = new Set<PersonId>();
  const weighs: Weights['weighs'] = (by, person) => {
    if (by === 'lot') return drawn(`${id} ${person}`);
    const one = known.get(person);
    if (!one) {
      missed.add(person);
      return Number.MAX_SAFE_INTEGER;
    }
    return by === 'leastWork' ? one.work : one.last === null ? 0 : Date.parse(one.last);
  };
  const askForMissed = async (): Promise<boolean> => {
    if (missed.size === 0) return false;
    for (const { personId, work, last } of await tx.all(workOf(tx.agencyId, [...missed], nodes, kindCode)))
      known.set(personId, { work, last });
    missed.clear();
    return true;
  };
  return { weighs, askForMissed };
}

const turnsKnown = new WeakMap<Program, readonly string[]>();

/** Steps with such a rule. */
function turnsOf(program: Program): readonly string[] {
  let turns = turnsKnown.get(program);
  if (!turns) {
    turns = Object.values(program.nodes)
      .filter((node) => rulesOfStep(node).some(({ rule }) => rule.kind === 'oneOf'))
      .map(({ id }) => id);
    turnsKnown.set(program, turns);
  }
  return turns;
}

/** The same lot each time it is drawn for this matter and person (FNV-1a): a decision that is asked again answers alike. */
function drawn(text: string): number {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
