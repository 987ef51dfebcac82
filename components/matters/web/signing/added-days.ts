import { addedStepLimits } from '../../contract/added-step.ts';

/** Days as they were typed; nothing is corrected behind the back of who typed them. */
export function daysOf(typed: string): number | 'wrong' | undefined {
  const written = typed.trim();
  if (written === '') return undefined;
  const days = /^[0-9]{1,3}$/.test(written) ? Number(written) : 0;
  return days >= 1 && days <= addedStepLimits.workingDays ? days : 'wrong';
}
