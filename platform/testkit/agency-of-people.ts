import type { AgencyId } from '@gov/base';
import { openAgency } from '#platform/server/components/open-agency.ts';
import type { House } from '#platform/server/http/house.ts';
import type { PersonPlan } from '#platform/server/identity/furnish-agency.ts';
import { type SmallAgency, testPasswordHash } from './small-agency.ts';

/** The three administrators of every such agency. */
export const administrators = { 管理员: 'SYSTEM', 保密员: 'SECURITY', 审计员: 'AUDIT' } as const;

/**
 * An agency of one section whose officers are these people, by name, and its three administrators. All have the password of
 * tests; the n-th person signs in as `<code>.p<n>`, the administrators come last.
 */
export async function agencyOfPeople(house: House, code: string, names: readonly string[]): Promise<SmallAgency> {
  const duties = new Map<string, PersonPlan['duty']>(Object.entries(administrators));
  const people = [...names, ...duties.keys()].map((name, at): PersonPlan => {
    const duty = duties.get(name);
    return {
      key: name,
      name,
      account: { signInName: `${code}.p${at}`, passwordHash: testPasswordHash, demo: false },
      assignments: [{ key: name, section: 'all', post: 'officer', title: '科员', main: true }],
      ...(duty ? { duty } : {}),
    };
  });
  const id = house.ids.next() as AgencyId; // reason: a fresh id of an agency
  const name = `${code}市政府办`;
  const furnished = await openAgency(house, {
    agency: { id, code, name, shortName: name, kind: 'AGENCY', level: 'CITY', parentId: null, displayOrder: 0 },
    organisation: {
      validFrom: '2025-01-01' as never, // reason: written in the branded form
      sections: [{ key: 'all', name: '综合科' }],
      posts: [{ key: 'officer', name: '科员', role: 'officer' }],
      people,
      deputyAreas: [],
      grants: [],
    },
  });
  return { ...furnished, id, code };
}
