import type { PersonId } from '@gov/base';
import type { CompiledForm } from '@gov/forms';
import { type HandlerContext, type HandlerRule, resolveHandlers } from '@gov/organisation';
import { type Facts, type Program, rulesOfStep } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { mayHandle } from '../handling/able-colleague.ts';
import { askedOf, engineFacts } from '../handling/engine-facts.ts';
import type { LockedMatter } from '../handling/store.ts';
import { workOf } from './store.ts';

type OneOf = Extract<HandlerRule, { kind: 'oneOf' }>;

interface Pinned {
  readonly row: LockedMatter;
  readonly program: Program;
  readonly form: CompiledForm;
}

/** What rules choose one person of several by, as far as it has been asked for. */
export interface Weights {
  readonly weighs: NonNullable<Facts['weighs']>;
  /** Asks for everybody the engine wanted to weigh without anything being known of him; says whether there was anybody. */
  readonly askForMissed: () => Promise<boolean>;
}

/**
 * What rules of the process choose one person of several by (轮流, 待办最少, 抽签); undefined where it has no such rule, or has
 * ended. Costs one more statement, for the candidates alone, and only where somebody's turn or work is asked for.
 */
export async function readWeights(context: UseCaseContext, pinned: Pinned): Promise<Weights | undefined> {
  const rules = turnsOf(pinned.program);
  const { state } = pinned.row;
  if (rules.length === 0 || (state !== 'DRAFT' && state !== 'RUNNING')) return undefined;
  const asked = rules.filter(({ rule }) => rule.by !== 'lot');
  const weights = weightsOf(context, pinned.program, pinned.row);
  await weights.ask(asked.flatMap(({ rule }) => candidates(context, pinned, rule)));
  return weights;
}

/** The same for a matter that only begins: whoever the engine wants to weigh is asked for then. */
export const unaskedWeights = (
  context: UseCaseContext,
  program: Program,
  row: Pick<LockedMatter, 'id' | 'kindCode'>,
): Weights | undefined => (turnsOf(program).length === 0 ? undefined : weightsOf(context, program, row));

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

function weightsOf(context: UseCaseContext, program: Program, { id, kindCode }: Pick<LockedMatter, 'id' | 'kindCode'>) {
  const { tx } = context;
  const nodes = [...new Set(turnsOf(program).map(({ node }) => node))];
  const known = new Map<PersonId, { readonly work: number; readonly last: string | null }>();
  const missed = new Set<PersonId>();
  const ask = async (persons: readonly PersonId[]): Promise<void> => {
    const wanted = [...new Set(persons)];
    if (wanted.length === 0) return;
    const rows = await tx.all(workOf(tx.agencyId, wanted, nodes, kindCode));
    for (const { personId, work, last } of rows) known.set(personId, { work, last });
  };
  const weighs: Weights['weighs'] = (by, person) => {
    if (by === 'lot') return drawn(`${id} ${person}`);
    const one = known.get(person);
    if (!one) missed.add(person);
    if (!one) return Number.MAX_SAFE_INTEGER;
    return by === 'leastWork' ? one.work : one.last === null ? 0 : Date.parse(one.last);
  };
  const askForMissed = async (): Promise<boolean> => {
    const persons = [...missed].filter((person) => !known.has(person));
    missed.clear();
    await ask(persons);
    return persons.length > 0;
  };
  return { weighs, askForMissed, ask };
}

interface Turn {
  readonly rule: OneOf;
  readonly node: string;
}

const turnsKnown = new WeakMap<Program, readonly Turn[]>();

function turnsOf(program: Program): readonly Turn[] {
  let turns = turnsKnown.get(program);
  if (!turns) {
    turns = Object.values(program.nodes).flatMap((node) =>
      rulesOfStep(node).flatMap(({ rule }) => (rule.kind === 'oneOf' ? [{ rule, node: node.id }] : [])),
    );
    turnsKnown.set(program, turns);
  }
  return turns;
}

/** Seen from whoever acts now; conditions and fields as they are stored. */
function candidates(context: UseCaseContext, { row, form }: Pinned, { from }: OneOf): readonly PersonId[] {
  const starter = { personId: row.starterPersonId, assignmentId: row.starterAssignmentId };
  const { evaluate } = engineFacts(context, form, row.values, askedOf(row));
  const asked: HandlerContext = {
    now: context.now,
    starter,
    previous: context.caller.kind === 'person' ? context.caller : starter,
    chosen: [],
    formValues: row.values,
    holds: evaluate,
    mayHandle: (personId) => mayHandle(context, personId),
  };
  return resolveHandlers(context.agency.organisation, from, asked).handlers.map(({ personId }) => personId);
}

/** The same lot each time it is drawn for this matter and person (FNV-1a): a decision that is asked again answers alike. */
function drawn(text: string): number {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
