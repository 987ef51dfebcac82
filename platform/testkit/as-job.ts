import assert from 'node:assert/strict';
import type { AgencyId, Result } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { openContext } from '#platform/server/components/context.ts';
import type { TestHouse } from './house.ts';

/** What a wake-up or the start of a server does: one transaction of the agency, by nobody. Fails where it is refused. */
export async function asJob(
  { house }: TestHouse,
  agencyId: AgencyId,
  work: (context: UseCaseContext) => Promise<Result<unknown>>,
): Promise<void> {
  const agency = await house.agencies.current(agencyId);
  const result = await house.database.agency(agencyId, async (tx) => {
    const caller = { kind: 'job', wakeUpKind: 'test' } as const;
    const opened = openContext(house, { tx, agency, caller, requestId: 'test', now: house.clock.now() });
    const done = await work(opened.context);
    if (done.ok) opened.flush();
    return done;
  });
  assert.ok(result.ok, JSON.stringify(result));
}
