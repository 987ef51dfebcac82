import type { Instant } from '@gov/base';
import { daysBefore, daysOfHistory, daysOfWorkingDays, hoursLater } from './city-calendar.ts';
import { incomingPlan, incomingTurns, outgoingPlan, outgoingTurns, planOfToday } from './document-plans.ts';
import { documentsOfToday } from './documents-of-today.ts';
import { matterStory, type Office, type Plan, type Turn } from './matter-story.ts';
import type { OpenedAgency, Worker } from './opened-agency.ts';
import { leavePlan, leaveTurns, memoPlan, memoTurns, purchasePlan, purchaseTurns } from './plans.ts';
import type { Beginning } from './story.ts';

type Planning = (at: Instant, nth: number) => Plan;

interface Row {
  readonly many: number;
  /** Days ago of the first and the last one; the others lie evenly between. */
  readonly daysAgo: readonly [first: number, last: number];
  readonly starters: readonly Worker[];
  readonly plan: Planning;
}

const nthOf = <T>(list: readonly T[], nth: number): T => {
  const found = list[nth % list.length];
  if (found === undefined) throw new Error('nobody to choose from');
  return found;
};

/** Everything that begins in one agency during the year. A large agency has more of everything. */
export function mattersOf(office: Office, city: readonly OpenedAgency[], until: Instant): readonly Beginning[] {
  const people = office.agency.workers.filter((one) => !one.duty);
  const staff = people.filter((one) => one.role !== 'chief' && one.role !== 'deputyInCharge');
  const drafters = people.filter((one) => one.role === 'officer');
  const clerks = people.filter((one) => one.role === 'mailClerk');
  const size = office.agency.workers.length;
  const several = size > 25 ? 3 : 1;
  const rows: readonly Row[] = [
    { many: size, daysAgo: [daysOfHistory - 8, 12], starters: staff, plan: everyday(office) },
    { many: 3 * several, daysAgo: [45, 16], starters: drafters, plan: forgotten(office) },
    { many: 4 * several, daysAgo: [7, 0.3], starters: drafters, plan: everyday(office) },
    { many: 2 * several + 1, daysAgo: [340, 15], starters: drafters, plan: outgoing(office) },
    { many: several, daysAgo: [4, 0.5], starters: drafters, plan: outgoing(office) },
    { many: 2 * several, daysAgo: [330, 2], starters: clerks, plan: incoming(office) },
    ...(office.agency.code === 'jz-zjj'
      ? [delivered(office, drafters, city), onTheDesks(office, { starters: drafters, city, until })]
      : []),
  ];
  return rows.flatMap((row) => beginningsOf(office, row, until));
}

const beginningsOf = (office: Office, { many, daysAgo, starters, plan }: Row, until: Instant): readonly Beginning[] =>
  Array.from({ length: many }, (_, nth): Beginning => {
    const [first, last] = daysAgo;
    const days = first + ((last - first) * nth) / Math.max(1, many - 1);
    const at = hoursLater(daysBefore(until, days), days < 1 ? 0 : office.choices.between(0, 8));
    const starter = nthOf(starters, nth * 5);
    return { at, tell: () => matterStory(office, starter, plan(at, nth)) };
  });

/** Of five matters three are leave, one a memo, one a purchase; each kind goes through its turns in rotation. */
const everyday =
  (office: Office): Planning =>
  (at, nth) => {
    const round = Math.floor(nth / 5);
    if (nth % 5 === 1) return memoPlan(office.choices, nthOf(memoTurns, round));
    if (nth % 5 === 3) return purchasePlan(office.choices, nthOf(purchaseTurns, round));
    return leavePlan(office.choices, at, nthOf(leaveTurns, nth));
  };

/** What lies with somebody longer than the process allows. */
const forgotten =
  ({ choices }: Office): Planning =>
  (at, nth) => {
    const turn: Turn = 'forgotten';
    const plans = [
      () => memoPlan(choices, turn),
      () => purchasePlan(choices, turn),
      () => leavePlan(choices, at, turn),
    ];
    return nthOf(plans, nth)();
  };

const outgoing =
  (office: Office): Planning =>
  (_, nth) =>
    outgoingPlan(office, nthOf(outgoingTurns, nth));

const incoming =
  (office: Office): Planning =>
  (at, nth) =>
    incomingPlan(office, { turn: nthOf(incomingTurns, nth), at, nth });

/** The bureau's latest circulars to the districts: they arrive there when the city is first started. */
const delivered = (office: Office, starters: readonly Worker[], city: readonly OpenedAgency[]): Row => {
  const to = city.filter(({ code }) => code === 'linpu-zjj' || code === 'beishan-zjj');
  return { many: 3, daysAgo: [30, 18], starters, plan: () => outgoingPlan(office, 'straight', to) };
};

interface Desks {
  readonly starters: readonly Worker[];
  readonly city: readonly OpenedAgency[];
  readonly until: Instant;
}

/** What its leaders and clerks find waiting when they first sign in. */
const onTheDesks = (office: Office, { starters, city, until }: Desks): Row => {
  const plans = documentsOfToday.map((document) => () => planOfToday(office, document, city));
  return {
    many: plans.length,
    daysAgo: [daysOfWorkingDays(until, 4), daysOfWorkingDays(until, 3)],
    starters,
    plan: (_, nth) => nthOf(plans, nth)(),
  };
};
