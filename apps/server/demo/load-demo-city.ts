import type { CalendarDate } from '@gov/base';
import { demoPassword } from '#components/identity/contract.ts';
import { type AgencyPlan, openAgency } from '#platform/server/components/open-agency.ts';
import type { OpenHouse } from '#platform/server/components/open-house.ts';
import { hashPassword } from '#platform/server/identity/password.ts';
import { type DemoAgency, demoAgencies } from './city.ts';

const validFrom = '2025-01-01' as CalendarDate; // reason: written in the branded form

/** Loads the invented city into an empty database, with progress. Refused by unique codes when run twice. */
export async function loadDemoCity({ house }: OpenHouse, say: (line: string) => void): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  const ids = new Map(demoAgencies.map((agency) => [agency.code, house.ids.next()]));
  for (const [index, agency] of demoAgencies.entries()) {
    say(`演示城市 ${index + 1}/${demoAgencies.length}：${agency.name}`);
    await openAgency(house, planOf(agency, index, ids, passwordHash));
  }
}

function planOf(agency: DemoAgency, index: number, ids: ReadonlyMap<string, string>, passwordHash: string): AgencyPlan {
  return {
    agency: {
      id: ids.get(agency.code) ?? '',
      code: agency.code,
      name: agency.name,
      shortName: agency.shortName,
      kind: agency.kind,
      level: agency.level,
      parentId: agency.parent ? (ids.get(agency.parent) ?? null) : null,
      displayOrder: index,
    },
    organisation: {
      validFrom,
      sections: agency.sections.map((name) => ({ key: name, name })),
      posts: agency.posts
        .filter((post) => !post.section || agency.sections.includes(post.section))
        .map((post) => ({ key: post.name, ...post })),
      people: agency.people.map((person) => ({
        key: person.signInName,
        name: person.name,
        account: { signInName: person.signInName, passwordHash, demo: true },
        assignments: [
          { key: person.signInName, section: person.section, post: person.post, title: person.title, main: true },
        ],
        ...(person.duty ? { duty: person.duty } : {}),
      })),
      deputyAreas: Object.entries(agency.inCharge).flatMap(([leader, sections]) =>
        sections.map((section) => ({ leader, section })),
      ),
      grants: [],
    },
  };
}
