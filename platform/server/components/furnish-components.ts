import { ok, type Result } from '@gov/base';
import type { House } from '#platform/server/http/house.ts';
import type { UseCaseContext } from './component-server.ts';

/** Wake-up of a newly opened agency: every component puts its standard contents in. */
export const furnishKind = 'agencies.furnish';

/** Every component's standard contents, in the order of their needs, inside the agency's own transaction. Safe to run twice. */
export async function furnishEach(house: House, context: UseCaseContext): Promise<Result<unknown>> {
  for (const { server } of house.components) {
    const furnished = (await server.furnish?.(context)) ?? ok(undefined);
    if (!furnished.ok) return furnished;
  }
  return ok(undefined);
}
