import type { CalendarDate } from '@gov/base';
import type { OrganisationPlan } from '#platform/server/identity/furnish-agency.ts';
import { dutyTitles } from '../../rules/duty-titles.ts';
import type { AppointedAdministrator } from './store.ts';

/** What every agency begins with: leaders, an office, the posts the standard processes look for, the three administrators. */
export const standardOrganisation = (
  administrators: readonly AppointedAdministrator[],
  validFrom: CalendarDate,
): OrganisationPlan => ({
  validFrom,
  sections: [
    { key: 'leaders', name: '领导班子' },
    { key: 'office', name: '办公室' },
  ],
  posts: [
    { key: 'chief', name: '主要负责人', role: 'chief', section: 'leaders' },
    { key: 'deputy', name: '分管领导', role: 'deputyInCharge', section: 'leaders' },
    { key: 'director', name: '办公室主任', role: 'officeDirector', section: 'office' },
    { key: 'clerk', name: '文书', role: 'documentClerk', section: 'office' },
    { key: 'mail', name: '收发员', role: 'mailClerk', section: 'office' },
    { key: 'administrator', name: '单位管理员', role: 'agencyAdmin', section: 'office' },
    { key: 'head', name: '科室负责人', role: 'sectionHead' },
    { key: 'legal', name: '法制科室负责人', role: 'legalHead' },
    { key: 'officer', name: '科员', role: 'officer' },
  ],
  people: administrators.map(({ duty, name, personId, accountId }) => ({
    key: duty,
    ...(personId ? { id: personId } : {}),
    name,
    ...(accountId ? { account: { accountId } } : {}),
    assignments: [{ key: duty, section: 'office', post: 'administrator', title: dutyTitles[duty], main: true }],
    duty,
  })),
  deputyAreas: [],
  grants: [],
});
