import type { Instant } from '@gov/base';
import type { House } from '#platform/server/http/house.ts';
import { changeLeave } from '../kinds/change-leave.ts';
import { memoKind, publishKind, purchaseKind, taskKind, taskPartKind } from '../kinds/publish-kinds.ts';
import { deedsOf } from './act-as.ts';
import { choices } from './choices.ts';
import { daysBefore, daysOfHistory, hoursLater } from './city-calendar.ts';
import { earlierHouse } from './earlier-house.ts';
import { leaverStory } from './leaver-story.ts';
import type { Office } from './matter-story.ts';
import { mattersOf } from './matters-of-the-year.ts';
import type { OpenedAgency, Worker } from './opened-agency.ts';
import { standInStory } from './stand-in-story.ts';
import { type Beginning, letHappen, type Story } from './story.ts';

/** Agencies at work at the same time; each one's own history is told in order. */
const atOnce = 4;

/** Twelve months of every agency's work up to now, with a line for each agency. */
export async function liveThroughTheYear(
  house: House,
  agencies: readonly OpenedAgency[],
  say: (line: string) => void,
): Promise<void> {
  const until = house.clock.now();
  const working = agencies.filter((agency) => agency.handlesMatters);
  const waiting = working.map((agency, seed) => ({ agency, seed }));
  let finished = 0;
  const takeTheNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const matters = await yearOf(house, next.agency, { seed: next.seed + 1, until, city: working });
      say(`演示历史 ${++finished}/${working.length}：${next.agency.shortName}，一年 ${matters} 件事项`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, takeTheNext));
}

async function yearOf(
  house: House,
  agency: OpenedAgency,
  { seed, until, city }: { readonly seed: number; readonly until: Instant; readonly city: readonly OpenedAgency[] },
): Promise<number> {
  const past = earlierHouse(house, daysBefore(until, daysOfHistory));
  const chosen = choices(seed * 7919);
  const deeds = deedsOf(past.house, agency);
  const office: Office = { deeds, agency, choices: chosen, left: new Set(), now: () => past.house.clock.now() };
  const matters = mattersOf(office, city, until);
  await letHappen(
    past,
    [...publications(office, until), ...leavers(office, until), ...absences(office, seed, until), ...matters],
    until,
  );
  return matters.length;
}

const systemAdministrator = ({ agency }: Office): Worker => {
  const found = agency.workers.find((one) => one.duty === 'SYSTEM');
  if (!found) throw new Error(`${agency.code} has no system administrator`);
  return found;
};

/** New kinds in the first week; the process of leave changes in spring and in autumn. */
function publications(office: Office, until: Instant): readonly Beginning[] {
  const administrator = systemAdministrator(office);
  const { deeds } = office;
  const on = (daysAgo: number, act: () => Promise<unknown>): Beginning => ({
    at: hoursLater(daysBefore(until, daysAgo), 0),
    tell: () => once(act),
  });
  const publish = (daysAgo: number, kind: Parameters<typeof publishKind>[0]): Beginning =>
    on(daysAgo, () => deeds.carryOut(administrator, publishKind(kind)));
  return [
    publish(364, memoKind),
    publish(363, purchaseKind),
    on(240, () => changeLeave(deeds, administrator, 2)),
    on(100, () => changeLeave(deeds, administrator, 3)),
    publish(30, taskPartKind),
    publish(30, taskKind),
  ];
}

// biome-ignore lint/correctness/useYield: a story of a single act
async function* once(act: () => Promise<unknown>): Story {
  await act();
}

/** In two bureaus somebody leaves in summer, with work behind him and work undone. */
function leavers(office: Office, until: Instant): readonly Beginning[] {
  const { leaver } = office.agency;
  if (!leaver) return [];
  const at = hoursLater(daysBefore(until, 150), 0);
  return [{ at, tell: () => leaverStory(office, leaver, systemAdministrator(office)) }];
}

/** In autumn a head of every agency is away. His own choices: what others write stays as it was. */
function absences(office: Office, seed: number, until: Instant): readonly Beginning[] {
  const at = hoursLater(daysBefore(until, 60), 0);
  return [{ at, tell: () => standInStory({ ...office, choices: choices(seed * 104_729) }) }];
}
