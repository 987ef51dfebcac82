import type { Instant } from '@gov/base';
import type { House } from '#platform/server/http/house.ts';
import { leaveKind, memoKind, publishKind, purchaseKind } from '../kinds/publish-kinds.ts';
import { deedsOf } from './act-as.ts';
import { type Choices, choices } from './choices.ts';
import { daysAfter, daysBefore, daysOfHistory, hoursLater } from './city-calendar.ts';
import { earlierHouse } from './earlier-house.ts';
import { leaverStory } from './leaver-story.ts';
import { matterStory, type Office } from './matter-story.ts';
import type { OpenedAgency, Worker } from './opened-agency.ts';
import { leavePlan, leaveTurns, memoPlan, memoTurns, purchasePlan, purchaseTurns } from './plans.ts';
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
      const matters = await yearOf(house, next.agency, { seed: next.seed + 1, until });
      say(`演示历史 ${++finished}/${working.length}：${next.agency.shortName}，一年 ${matters} 件事项`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, takeTheNext));
}

async function yearOf(
  house: House,
  agency: OpenedAgency,
  { seed, until }: { readonly seed: number; readonly until: Instant },
): Promise<number> {
  const past = earlierHouse(house, daysBefore(until, daysOfHistory));
  const chosen = choices(seed * 7919);
  const deeds = deedsOf(past.house, agency);
  const office: Office = { deeds, agency, choices: chosen, left: new Set(), now: () => past.house.clock.now() };
  const matters = mattersOf(office, until);
  await letHappen(past, [...publications(office, until), ...leavers(office, until), ...matters], until);
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
  const publish = (daysAgo: number, kind: Parameters<typeof publishKind>[0]): Beginning => ({
    at: hoursLater(daysBefore(until, daysAgo), 0),
    tell: () => once(() => office.deeds.carryOut(administrator, publishKind(kind))),
  });
  return [publish(364, memoKind), publish(363, purchaseKind), publish(240, leaveKind(2)), publish(100, leaveKind(3))];
}

// biome-ignore lint/correctness/useYield: a story of a single act
async function* once(act: () => Promise<unknown>): Story {
  await act();
}

/** In the two largest bureaus somebody leaves in summer, with work behind him and work undone. */
function leavers(office: Office, until: Instant): readonly Beginning[] {
  const leaver = office.agency.workers.length < 19 ? undefined : lastOfficer(office);
  if (!leaver) return [];
  const at = hoursLater(daysBefore(until, 150), 0);
  return [{ at, tell: () => leaverStory(office, leaver, systemAdministrator(office)) }];
}

const starters = ({ agency }: Office): readonly Worker[] =>
  agency.workers.filter((one) => !one.duty && one.role !== 'chief' && one.role !== 'deputyInCharge');

/** The youngest officer without a name of his own in the city's story. */
const lastOfficer = (office: Office): Worker | undefined =>
  starters(office).findLast((one) => one.role === 'officer' && one.signInName.includes('.keyuan'));

/** One matter a head and year, spread evenly, the last ones in the last days. */
function mattersOf(office: Office, until: Instant): readonly Beginning[] {
  const people = starters(office);
  const many = Math.round(office.agency.workers.length * 1.6);
  return Array.from({ length: many }, (_, index): Beginning => {
    const daysAgo = Math.max(1, Math.round((daysOfHistory - 8) * (1 - index / (many - 1)) ** 1.3));
    const at = hoursLater(daysAfter(until, -daysAgo), office.choices.between(0, 8));
    const starter = people[(index * 5) % people.length];
    if (!starter) throw new Error(`${office.agency.code} has nobody to start a matter`);
    return { at, tell: () => matterStory(office, starter, planOf(office.choices, at, index)) };
  });
}

/** Of five matters three are leave, one a memo, one a purchase; each kind goes through its turns in rotation. */
function planOf(chosen: Choices, at: Instant, index: number) {
  const round = Math.floor(index / 5);
  const turn = <T>(turns: readonly T[], nth: number): T => turns[nth % turns.length] ?? chosen.one(turns);
  if (index % 5 === 1) return memoPlan(chosen, turn(memoTurns, round));
  if (index % 5 === 3) return purchasePlan(chosen, turn(purchaseTurns, round));
  return leavePlan(chosen, at, turn(leaveTurns, index));
}
