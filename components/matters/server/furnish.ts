import { ok, type Result } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { officesChange } from './offices/follow-offices.ts';
import { lookForSilentOnes } from './stopped/look-again.ts';
import { setClocksOfOld } from './time-limits/watch-old.ts';

/**
 * Puts nothing into a new agency; in one that has matters it looks for those that wait without anybody being told, and for the
 * days on which offices change hands that a former release has asked nobody for.
 */
export async function furnishMatters(context: UseCaseContext): Promise<Result<unknown>> {
  await lookForSilentOnes(context);
  await setClocksOfOld(context);
  officesChange(context);
  return ok(undefined);
}
