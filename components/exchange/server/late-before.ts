import { addMillis, type Instant } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';

/** What was delivered before this and is not signed for is late, by the agency's own setting. */
export const lateBefore = (context: UseCaseContext): Instant =>
  addMillis(context.now, -context.agency.setting<number>('exchange', 'signForHours') * 3_600_000);
