import assert from 'node:assert/strict';
import type { Office } from './office.ts';

const day = 86_400_000;

/**
 * Monday to Friday are worked in this office for half a year from now and Saturday and Sunday are off, whatever notices on public
 * holidays come: a test may walk through a year whose notice is not known yet.
 */
export async function plainWeeks(office: Office): Promise<void> {
  const now = Date.parse(office.house.clock.now());
  const dates = Array.from({ length: 190 }, (_, at) => new Date(now + at * day));
  const weekend = (date: Date): boolean => date.getUTCDay() % 6 === 0;
  const put = async (key: string, among: readonly Date[]): Promise<void> => {
    const value = among.map((date) => date.toISOString().slice(0, 10));
    const own = { componentId: 'organisation', key, value, expectedVersion: 0 };
    const answer = await (await office.as('system')).send('POST', '/api/agencies/own/settings', own);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  };
  await put(
    'daysWorked',
    dates.filter((date) => !weekend(date)),
  );
  await put('daysOff', dates.filter(weekend));
}
