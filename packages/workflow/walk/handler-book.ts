import { dateInChina, type Instant, type JsonValue } from '@gov/base';
import {
  type HandlerContext,
  type HandlerResolution,
  type HandlerRule,
  type ResolvedHandler,
  rulesWithin,
} from '@gov/organisation';

/**
 * 谁来办, asked of somebody who knows the organisation: the rule with all of the trial that it may look at, as plain JSON. `holds`
 * has the value of each condition of the rule, `fields` the form fields it reads, `doneBy` who did the steps it names.
 */
export interface HandlerQuestion {
  readonly rule: HandlerRule;
  readonly at: Instant;
  readonly starter: ResolvedHandler;
  readonly previous: ResolvedHandler;
  readonly chosen: readonly ResolvedHandler[];
  readonly fields: Readonly<Record<string, JsonValue>>;
  readonly doneBy: Readonly<Record<string, readonly ResolvedHandler[]>>;
  readonly holds: Readonly<Record<string, true | false | 'unknown'>>;
}

/** Most questions that are asked at once. */
export const mostQuestions = 200;

/** The same question on the same day has the same answer. */
export const questionKey = (question: HandlerQuestion): string =>
  JSON.stringify({ ...question, at: dateInChina(question.at) });

/** The question a rule is asked by, cut down to what it looks at. */
export function handlerQuestion(rule: HandlerRule, context: HandlerContext): HandlerQuestion {
  const inner = rulesWithin(rule);
  const fields = inner.flatMap(fieldsOf).filter((key) => Object.hasOwn(context.formValues, key));
  const steps = inner.flatMap((one) => (one.kind === 'sameAs' ? [one.node] : []));
  const conditions = inner.flatMap((one) => (one.kind === 'byCondition' ? one.cases.map(({ when }) => when) : []));
  return {
    rule,
    at: context.now,
    starter: plain(context.starter),
    previous: plain(context.previous),
    chosen: context.chosen.map(plain),
    fields: record(fields, (key) => context.formValues[key] ?? null),
    doneBy: record(steps, (step) => (context.doneBy?.(step) ?? []).map(plain)),
    holds: record(conditions, (when) => context.holds?.(when) ?? 'unknown'),
  };
}

const plain = ({ personId, assignmentId }: ResolvedHandler): ResolvedHandler => ({ personId, assignmentId });

const record = <T>(keys: readonly string[], held: (key: string) => T): Readonly<Record<string, T>> =>
  Object.fromEntries([...new Set(keys)].sort().map((key) => [key, held(key)]));

function fieldsOf(rule: HandlerRule): readonly string[] {
  if (rule.kind === 'formField') return [rule.field];
  return 'of' in rule && typeof rule.of === 'object' && 'field' in rule.of ? [rule.of.field] : [];
}

/** What is known so far of who handles, and what was asked and is not known yet. */
export class HandlerBook {
  readonly #answers = new Map<string, HandlerResolution>();
  readonly #missed = new Map<string, HandlerQuestion>();

  /** The known answer; for an unknown one nobody, and the question is noted. What was decided with it is not used. */
  readonly resolve = (rule: HandlerRule, context: HandlerContext): HandlerResolution => {
    const question = handlerQuestion(rule, context);
    const key = questionKey(question);
    const known = this.#answers.get(key);
    if (known) return known;
    this.#missed.set(key, question);
    return { handlers: [], derivation: [], empty: 'unknown' };
  };

  /** Takes out what is to be asked now. */
  takeMissed(): readonly HandlerQuestion[] {
    const missed = [...this.#missed].slice(0, mostQuestions);
    this.#missed.clear();
    return missed.map(([, question]) => question);
  }

  learn(questions: readonly HandlerQuestion[], answers: readonly HandlerResolution[]): void {
    for (const [at, question] of questions.entries()) {
      const answer = answers[at];
      if (answer) this.#answers.set(questionKey(question), answer);
    }
  }
}

type Ask = (questions: readonly HandlerQuestion[]) => Promise<readonly HandlerResolution[]>;

/** A step that passes by itself leads to the next question: so many rounds at most. */
const mostRounds = 100;

/** Makes something of the answers; asks for those that were missing and makes it again until none is. */
export async function knowing<T>(book: HandlerBook, ask: Ask, make: () => T): Promise<T> {
  book.takeMissed();
  for (let round = 0; round < mostRounds; round += 1) {
    const made = make();
    const missed = book.takeMissed();
    if (missed.length === 0) return made;
    book.learn(missed, await ask(missed));
  }
  throw new Error('a trial that never stops asking who handles');
}
