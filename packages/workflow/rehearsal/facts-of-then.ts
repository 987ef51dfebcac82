import type { Instant, JsonValue } from '@gov/base';
import type { HandlerResolution } from '@gov/organisation';
import type { Facts } from '../facts.ts';
import { keyOf, keySeenFrom, type PastAnswers } from './past-answers.ts';

/** What no event tells, and is therefore tried out: had a key field changed since the act that is asked about? */
export type Guess = 'asKnown' | 'changed' | 'unchanged';

/** How the answers of then are used for a decision. */
export interface Asked {
  readonly now: Instant;
  readonly answers: PastAnswers;
  /** Answers of the whole history, for what this act did not ask. */
  readonly otherwise?: PastAnswers;
  /** What is known of the world apart from the events. */
  readonly world: Facts;
  readonly guess: Guess;
  /** May the answer of then to this rule be used? It may not where the step now takes more people than it took then. */
  readonly holds?: (ruleKey: string) => boolean;
}

/**
 * The facts of a past act: first what its events tell that the world answered, then what the rest of the history tells, then
 * the world as it is known. What was done was allowed, so nothing is refused for being irreversible or done for somebody else.
 */
export function factsOfThen(asked: Asked): Facts {
  const { now, answers, otherwise, world, guess } = asked;
  const nextRule = inTurn(answers.rules);
  const nextCondition = inTurn(answers.conditions);
  const holds = asked.holds ?? (() => true);
  const { weighs, withValue, whyUnknown } = world;
  const formValues: Record<string, JsonValue> = { ...world.formValues };
  for (const [field, length] of answers.lengths) formValues[field] = Array.from({ length }, (_, at) => at);
  return {
    now,
    calendar: world.calendar,
    formValues,
    resolveHandlers(rule, context): HandlerResolution {
      const late = nextRule(keySeenFrom(rule, context.previous.personId));
      if (late) return late;
      const key = keyOf(rule);
      const then = holds(key) ? (nextRule(key) ?? otherwise?.rules.get(key)?.at(-1)) : undefined;
      return then ?? world.resolveHandlers(rule, context);
    },
    evaluate: (source) => nextCondition(source) ?? otherwise?.conditions.get(source)?.at(-1) ?? world.evaluate(source),
    childTouched: () => false,
    ...(guess === 'asKnown'
      ? world.changedSince
        ? { changedSince: world.changedSince }
        : {}
      : { changedSince: () => guess === 'changed' }),
    holdsOffice: (person) => !answers.former.has(person),
    hasLeft: (person) => answers.left.has(person),
    ...(weighs ? { weighs } : {}),
    ...(whyUnknown ? { whyUnknown } : {}),
    ...(withValue
      ? { withValue: (field, value) => factsOfThen({ ...asked, world: withValue(field, value), answers: rest() }) }
      : {}),
  };

  /** What has not been asked yet, for the facts after a field was set. */
  function rest(): PastAnswers {
    return { ...answers, rules: nextRule.rest(), conditions: nextCondition.rest() };
  }
}

interface InTurn<T> {
  (key: string): T | undefined;
  rest(): ReadonlyMap<string, readonly T[]>;
}

/** Answers one after the other; the last one stays. */
function inTurn<T>(answers: ReadonlyMap<string, readonly T[]>): InTurn<T> {
  const asked = new Map<string, number>();
  const next = (key: string): T | undefined => {
    const known = answers.get(key);
    if (!known || known.length === 0) return undefined;
    const at = asked.get(key) ?? 0;
    asked.set(key, at + 1);
    return known[Math.min(at, known.length - 1)];
  };
  const rest = () =>
    new Map([...answers].map(([key, all]) => [key, all.slice(Math.min(asked.get(key) ?? 0, all.length - 1))] as const));
  return Object.assign(next, { rest });
}
