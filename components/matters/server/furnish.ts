import { ok, type Result } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { lookForSilentOnes } from './stopped/look-again.ts';
import { setClocksOfOld } from './time-limits/watch-old.ts';

/** Puts nothing into a new agency; in one that has matters it looks for those that wait without anybody being told. */
export async function furnishMatters(context: UseCaseContext): Promise<Result<unknown>> {
  await lookForSilentOnes(context);
  await setClocksOfOld(context);
  return ok(undefined);
}
