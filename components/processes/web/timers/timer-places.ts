import { besideOf, blockAt, type Design, isTimers, type Spot, type Timer, timersAt } from '@gov/workflow/designing';

/** A timer with the step or section on whose edge it sits. */
export interface PlacedTimer {
  readonly host: Spot;
  readonly timer: Timer;
}

/** The timer that a branch belongs to: what begins beside a step, or a way by which the step before is left. */
export function timerOfBranch(design: Design, spot: Spot, branch: number): PlacedTimer | undefined {
  const block = blockAt(design.program.root, spot);
  const guard = block?.kind === 'choice' && isTimers(block) ? block.branches[branch]?.guard : undefined;
  const beside = besideOf(block).find((one) => one.branch === branch)?.event;
  const event = guard?.kind === 'event' ? guard.event : beside;
  const host = guard ? { ...spot, at: spot.at - 1 } : spot;
  const timer = timersAt(design, host).find((one) => one.event === event);
  return timer && { host, timer };
}
