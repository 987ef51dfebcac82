import type { AdministratorDuty } from '@gov/base/component';
import type { PostRole } from '@gov/organisation';
import { cityAgencies } from './agencies/city-agencies.ts';
import { districtAgencies } from './agencies/district-agencies.ts';
import { platformAgency } from './agencies/platform-agency.ts';

/** One working identity: section and post in an agency, with the title as printed. */
export interface DemoAssignment {
  readonly section: string;
  readonly post: string;
  readonly title: string;
}

/** One person of the demo city; all names are invented. */
export interface DemoPerson extends DemoAssignment {
  /** The sign-in name; of a person who works in two agencies the same in both, and then one account. */
  readonly signInName: string;
  readonly name: string;
  /** Second post (兼职) in the same agency. */
  readonly alsoAs?: DemoAssignment;
  readonly duty?: AdministratorDuty;
}

export interface DemoAgency {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  /** 机关代字: 江建发〔2026〕12号. */
  readonly numberPrefix?: string;
  readonly kind: 'AGENCY' | 'PLATFORM';
  readonly level: 'PLATFORM' | 'CITY' | 'DISTRICT' | 'STREET';
  readonly parent?: string;
  readonly sections: readonly string[];
  readonly posts: readonly { readonly name: string; readonly role: PostRole; readonly section?: string }[];
  readonly people: readonly DemoPerson[];
  /** Leader's sign-in name → sections in his charge. */
  readonly inCharge: Readonly<Record<string, readonly string[]>>;
  /** Sign-in name of somebody who leaves during the year. */
  readonly leaver?: string;
}

/** Ten agencies on three levels; parents stand before their children, so does the first agency of who works in two. */
export const demoAgencies: readonly DemoAgency[] = oneNameEach([platformAgency, ...cityAgencies, ...districtAgencies]);

/** Who works in two agencies is named in the first one only. */
function oneNameEach(agencies: readonly DemoAgency[]): readonly DemoAgency[] {
  const names = new Map<string, string>();
  return agencies.map((agency) => {
    const people = agency.people.map((one) => ({ ...one, name: one.name || (names.get(one.signInName) ?? '') }));
    for (const { signInName, name } of people) names.set(signInName, name);
    return { ...agency, people };
  });
}
