import { dateInChina, type Instant } from '@gov/base';
import { demoPassword } from '#components/identity/contract.ts';
import { openAgency } from '#platform/server/components/open-agency.ts';
import type { OpenHouse } from '#platform/server/components/open-house.ts';
import { beginDemoLoad, finishDemoLoad } from '#platform/server/demo/demo-load-store.ts';
import type { House } from '#platform/server/http/house.ts';
import { insertRelations } from '#platform/server/identity/agency-store.ts';
import { hashPassword } from '#platform/server/identity/password.ts';
import { demoRelations } from './agencies/relations.ts';
import { demoAgencies } from './city.ts';
import { openedAgency, planOf } from './city-plan.ts';
import { daysBefore, daysOfHistory } from './history/city-calendar.ts';
import { earlierHouse } from './history/earlier-house.ts';
import { liveThroughTheYear } from './history/live-through-the-year.ts';
import type { OpenedAgency } from './history/opened-agency.ts';

/** Everybody was in office a while before the history begins. */
const validFromOf = (now: Instant) => dateInChina(daysBefore(now, daysOfHistory + 60));

/**
 * Loads the invented city into an empty database, with progress: ten agencies, then a year of their work, done by the
 * use cases themselves under earlier clocks. A note of beginning and end stands in the database: what was begun and not
 * finished is cleared at the next start. Refused when run twice.
 */
export async function loadDemoCity({ house }: OpenHouse, say: (line: string) => void): Promise<void> {
  await house.database.read(beginDemoLoad(house.clock.now()));
  const passwordHash = await hashPassword(demoPassword);
  const opened = await openCity(house, passwordHash, say);
  await liveThroughTheYear(house, opened, say);
  await house.database.read(finishDemoLoad(house.clock.now()));
}

/** One after the other: who works in two agencies has his account from the first. */
async function openCity(house: House, passwordHash: string, say: (line: string) => void): Promise<OpenedAgency[]> {
  const now = house.clock.now();
  const validFrom = validFromOf(now);
  const past = earlierHouse(house, daysBefore(now, daysOfHistory));
  const ids = new Map(demoAgencies.map((agency) => [agency.code, past.house.ids.next()]));
  const accounts = new Map<string, string>();
  const opened: OpenedAgency[] = [];
  for (const [index, agency] of demoAgencies.entries()) {
    say(`演示城市 ${index + 1}/${demoAgencies.length}：${agency.name}，${agency.people.length} 人`);
    const plan = planOf(agency, { displayOrder: index, ids, accounts, passwordHash, validFrom });
    const furnished = await openAgency(past.house, plan);
    for (const [signInName, id] of furnished.accounts) accounts.set(signInName, id);
    opened.push(openedAgency(agency, plan.agency.id, furnished));
  }
  await house.database.read(insertRelations(relationRows(ids, validFrom)));
  return opened;
}

const relationRows = (ids: ReadonlyMap<string, string>, validFrom: string) =>
  demoRelations.map(([from, relation, to]) => ({
    from_agency_id: ids.get(from),
    to_agency_id: ids.get(to),
    relation,
    valid_from: validFrom,
  }));
