import type { AgencyId } from '@gov/base';
import { openAgency } from '#platform/server/components/open-agency.ts';
import type { House } from '#platform/server/http/house.ts';
import type { Furnished, OrganisationPlan, PersonPlan } from '#platform/server/identity/furnish-agency.ts';

/** Password of everybody in test agencies. */
export const testPassword = 'test-password-1';

/** Its argon2id hash with the least memory there is: a sign-in costs a test nothing. What real ones cost is in password.ts. */
export const testPasswordHash = 'argon2id$8$1$b2ZmaWNlIG9mIGEgdGVzdA$InQCPvrihMywClb8SA_J0tOsZ1n3ZMjs803ict2eZXA';

export interface SmallAgency extends Furnished {
  readonly id: AgencyId;
  readonly code: string;
}

/**
 * A bureau small enough to keep in mind: chief, deputy in charge of 业务科, office with director and clerk, two
 * sections with a head each, two officers, three administrators. Sign-in names are `<code>.<key>`.
 */
export async function smallAgency(house: House, code: string, name = `${code}市住建局`): Promise<SmallAgency> {
  const id = house.ids.next() as AgencyId; // reason: a fresh id of an agency
  const furnished = await openAgency(house, {
    agency: { id, code, name, shortName: name, kind: 'AGENCY', level: 'CITY', parentId: null, displayOrder: 0 },
    organisation: organisationOf(code),
  });
  return { ...furnished, id, code };
}

function organisationOf(code: string): OrganisationPlan {
  const person = (
    key: string,
    name: string,
    section: string,
    post: string,
    title: string,
    duty?: PersonPlan['duty'],
  ): PersonPlan => ({
    key,
    name,
    account: { signInName: `${code}.${key}`, passwordHash: testPasswordHash, demo: false },
    assignments: [{ key, section, post, title, main: true }],
    ...(duty ? { duty } : {}),
  });
  return {
    validFrom: '2025-01-01' as OrganisationPlan['validFrom'], // reason: written in the branded form
    sections: [
      { key: 'leaders', name: '局领导' },
      { key: 'office', name: '办公室' },
      { key: 'works', name: '建管科' },
      { key: 'legal', name: '法规科' },
    ],
    posts: [
      { key: 'chief', name: '局长', role: 'chief', section: 'leaders' },
      { key: 'deputy', name: '副局长', role: 'deputyInCharge', section: 'leaders' },
      { key: 'director', name: '办公室主任', role: 'officeDirector', section: 'office' },
      { key: 'clerk', name: '文书', role: 'documentClerk', section: 'office' },
      { key: 'mail', name: '收发员', role: 'mailClerk', section: 'office' },
      { key: 'head', name: '科长', role: 'sectionHead' },
      { key: 'legalHead', name: '法规科科长', role: 'legalHead', section: 'legal' },
      { key: 'officer', name: '科员', role: 'officer' },
    ],
    people: [
      person('chief', '王建华', 'leaders', 'chief', '局长'),
      person('deputy', '林涛', 'leaders', 'deputy', '副局长'),
      person('director', '赵立新', 'office', 'director', '办公室主任'),
      person('clerk', '周敏', 'office', 'clerk', '文书'),
      person('mail', '何静', 'office', 'mail', '收发员'),
      person('head', '陈国栋', 'works', 'head', '科长'),
      person('officer', '刘思远', 'works', 'officer', '科员'),
      person('legal', '孙倩', 'legal', 'legalHead', '科长'),
      person('helper', '马晓东', 'legal', 'officer', '科员'),
      person('system', '系统员', 'office', 'officer', '系统管理员', 'SYSTEM'),
      person('security', '安全员', 'office', 'officer', '安全管理员', 'SECURITY'),
      person('auditor', '审计员', 'office', 'officer', '审计管理员', 'AUDIT'),
    ],
    deputyAreas: [
      { leader: 'deputy', section: 'works' },
      { leader: 'deputy', section: 'legal' },
    ],
    grants: [],
  };
}
