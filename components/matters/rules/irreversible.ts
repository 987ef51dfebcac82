import type { Program, State } from '@gov/workflow';
import { stepOfRound } from './round-step.ts';

interface Running {
  readonly program: Program;
  readonly state: State;
}

/**
 * Name of the first step done since an act, the act itself included, that cannot be taken back: a number was issued,
 * something was sent; an added step (加一步) does neither. `words`: action word of a step → what it did.
 */
export function irreversibleSince(
  { program, state }: Running,
  words: Readonly<Record<string, string>>,
  seq: number,
): string | undefined {
  const done = state.items.filter(
    (item) =>
      item.state === 'done' && item.part === undefined && item.vote !== 'disagree' && (item.closedBy ?? 0) >= seq,
  );
  for (const item of done) {
    const visit = item.visit === undefined ? undefined : state.visits[item.visit - 1];
    const action = stepOfRound(program, visit)?.actions.find((name) => words[name] !== undefined);
    if (action !== undefined) return words[action];
  }
  return undefined;
}
