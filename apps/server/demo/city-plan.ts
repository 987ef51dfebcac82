import type { AgencyId, CalendarDate } from '@gov/base';
import type { AgencyPlan } from '#platform/server/components/open-agency.ts';
import type { Furnished, PersonPlan } from '#platform/server/identity/furnish-agency.ts';
import type { DemoAgency, DemoPerson } from './city.ts';
import type { OpenedAgency, Worker } from './history/opened-agency.ts';

interface Making {
  readonly displayOrder: number;
  /** Agency code → id. */
  readonly ids: ReadonlyMap<string, string>;
  /** Accounts made so far, by sign-in name. */
  readonly accounts: ReadonlyMap<string, string>;
  readonly passwordHash: string;
  readonly validFrom: CalendarDate;
}

const idOf = (ids: ReadonlyMap<string, string>, key: string): string => {
  const id = ids.get(key);
  if (!id) throw new Error(`the demo city names ${key}, which it has not made`);
  return id;
};

/** An agency of the city as the plan that opening an agency carries out. */
export function planOf(agency: DemoAgency, making: Making): AgencyPlan {
  return {
    agency: {
      id: idOf(making.ids, agency.code),
      code: agency.code,
      name: agency.name,
      shortName: agency.shortName,
      kind: agency.kind,
      level: agency.level,
      parentId: agency.parent ? idOf(making.ids, agency.parent) : null,
      displayOrder: making.displayOrder,
    },
    organisation: {
      validFrom: making.validFrom,
      sections: agency.sections.map((name) => ({ key: name, name })),
      posts: agency.posts.map((post) => ({ key: post.name, ...post })),
      people: agency.people.map((person) => personPlan(person, making)),
      deputyAreas: Object.entries(agency.inCharge).flatMap(([leader, sections]) =>
        sections.map((section) => ({ leader, section })),
      ),
      grants: [],
    },
    ...(agency.numberPrefix
      ? { settings: [{ componentId: 'gongwen', key: 'numberPrefix', value: agency.numberPrefix }] }
      : {}),
  };
}

function personPlan(person: DemoPerson, { accounts, passwordHash }: Making): PersonPlan {
  const { signInName, name, section, post, title, alsoAs, duty } = person;
  const accountId = accounts.get(signInName);
  return {
    key: signInName,
    name,
    account: accountId ? { accountId } : { signInName, passwordHash, demo: true },
    assignments: [
      { key: signInName, section, post, title, main: true },
      ...(alsoAs ? [{ key: `${signInName} 兼`, ...alsoAs, main: false }] : []),
    ],
    ...(duty ? { duty } : {}),
  };
}

/** What the year's history asks of an agency once it is open: who can act, and as what. */
export function openedAgency(agency: DemoAgency, id: string, made: Furnished): OpenedAgency {
  const workers = agency.people.map((person): Worker => {
    const { signInName, name, section, post, duty } = person;
    return {
      signInName,
      name,
      section,
      post,
      role: agency.posts.find((one) => one.name === post)?.role ?? 'officer',
      accountId: idOf(made.accounts, signInName),
      personId: idOf(made.people, signInName),
      assignmentId: idOf(made.assignments, signInName),
      ...(duty ? { duty } : {}),
    };
  });
  const leaver = workers.find((one) => one.signInName === agency.leaver);
  return {
    id: id as AgencyId, // reason: the id the agency was opened under
    code: agency.code,
    name: agency.name,
    shortName: agency.shortName,
    handlesMatters: agency.kind === 'AGENCY',
    workers,
    sectionIds: made.sections,
    ...(leaver ? { leaver } : {}),
  };
}
