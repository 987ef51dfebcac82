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

/**
 * What rules of the process choose one person of several by (轮流, 待办最少, 抽签); undefined where it has no such rule. Costs one
 * more statement, for the candidates alone, and only where somebody's turn or work is asked for.
 */
export async function readWeights(
  context: UseCaseContext,
  pinned: Pinned,
): Promise<NonNullable<Facts['weighs']> | undefined> {
  const rules = turnsOf(pinned.program);
  if (rules.length === 0) return undefined;
  const { id, kindCode } = pinned.row;
  const asked = rules.filter(({ rule }) => rule.by !== 'lot');
  const persons = [...new Set(asked.flatMap(({ rule }) => candidates(context, pinned, rule)))];
  const nodes = [...new Set(asked.map(({ node }) => node))];
  const { tx } = context;
  const rows = persons.length === 0 ? [] : await tx.all(workOf(tx.agencyId, persons, nodes, kindCode));
  const known = new Map(rows.map((one) => [one.personId, one]));
  return (by, person) => {
    if (by === 'lot') return drawn(`${id} ${person}`);
    const one = known.get(person);
    // Who was not thought of beforehand (the step before was not known yet) comes behind those of whom something is known.
    if (!one) return Number.MAX_SAFE_INTEGER;
    return by === 'leastWork' ? one.work : one.last === null ? 0 : Date.parse(one.last);
  };
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
