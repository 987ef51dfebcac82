import { addMillis } from '@gov/base';
import type { Program } from '../index.ts';
import { decideWithState } from '../index.ts';
import { drain } from './play-model.ts';
import { type Plan, personAt, programOf } from './random-models.ts';
import { commandOf, type Move } from './random-moves.ts';
import { Scenario } from './scenario.ts';

/** An office without checks: its laws are proven elsewhere. */
class PlainOffice extends Scenario {
  override check(): void {}
}

/** The answers of the form, the organisation and its people at one move. */
export function answerMove(office: Scenario, { a, b, c }: Move): void {
  const values = [false, true, 'unknown'] as const;
  for (let number = 1; number < 16; number += 1) {
    office.answers[`choice${number}`] = values[(a + number * b) % 3] ?? false;
    for (const branch of [1, 2])
      office.answers[`fork${number}-${branch}`] = values[(b + number * branch * c) % 3] ?? false;
  }
  office.form.list = Array.from({ length: c % 5 }, (_, at) => at);
  office.changed = c % 7 === 0 ? ['金额'] : [];
  office.untouchedChildren = b % 2 === 0;
  office.left = c % 4 === 0 ? [a, a + 1, a + 2].map(personAt) : [];
}

/** A random instance, played without looking; with `ends` everybody agrees in the end. */
export function playHistory(
  plan: readonly Plan[],
  moves: readonly Move[],
  { ends, program = programOf(plan) }: { readonly ends: boolean; readonly program?: Program },
): Scenario {
  const office = new PlainOffice(program);
  const give = (command: Parameters<typeof decideWithState>[2]): string | undefined => {
    office.now = addMillis(office.now, 60_000);
    const made = decideWithState(office.program, office.state, command, office.facts());
    if (!made.ok) return made.rejection.code;
    office.events.push(...made.value.events);
    office.state = made.value.state;
    return undefined;
  };
  for (const move of moves) {
    answerMove(office, move);
    const command = commandOf(office, move);
    if (command) give(command);
  }
  if (ends) drain(office, give);
  return office;
}

/** The world as somebody knows it who was not there: nothing was answered, everybody is in his office. */
export const untouchedWorld = (program: Program) => new PlainOffice(program).facts();
